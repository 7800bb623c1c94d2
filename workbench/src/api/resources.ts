/** Questions to the server as hooks: what was answered last is shown at once and asked again behind it. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { ask, Refusal } from "./client";

export interface Resource<T> {
  readonly value: T | undefined;
  readonly error: Refusal | undefined;
  readonly loading: boolean;
  /** Ask again. */
  readonly reload: () => void;
  /** Put a value in place before the server knows of it; the next answer overrides it. */
  readonly put: (change: (value: T) => T) => void;
}

const KEPT = 40;
const kept = new Map<string, unknown>();

function keep(address: string, value: unknown): void {
  kept.delete(address);
  kept.set(address, value);
  const oldest = kept.keys().next();
  if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
}

/** Forget every answer: after a write, what was asked before may no longer hold. */
export function forgetAnswers(): void {
  kept.clear();
}

/** Return the error as one with a sentence. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return new Refusal(0, error instanceof Error ? error.message : String(error));
}

/** Ask an address and render again with its answer; null asks nothing. */
export function useResource<T>(address: string | null): Resource<T> {
  const [state, setState] = useState<{ address: string | null; value: T | undefined; error: Refusal | undefined; loading: boolean }>(() => begin(address));
  const [round, setRound] = useState(0);
  const latest = useRef(address);
  latest.current = address;

  useEffect(() => {
    if (address === null) return;
    const controller = new AbortController();
    // Asked again, the answer that is there stays until the next one is: nothing on the page goes away in between.
    setState((old) => (old.address === address ? { ...old, error: undefined, loading: true } : begin<T>(address)));
    ask<T>(address, controller.signal).then(
      (value) => {
        keep(address, value);
        setState({ address, value, error: undefined, loading: false });
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setState({ address, value: undefined, error: refusalOf(error), loading: false });
      },
    );
    return () => controller.abort();
  }, [address, round]);

  const reload = useCallback(() => setRound((n) => n + 1), []);
  const put = useCallback((change: (value: T) => T) => {
    setState((old) => {
      if (old.value === undefined || old.address !== latest.current) return old;
      const value = change(old.value);
      if (old.address !== null) keep(old.address, value);
      return { ...old, value };
    });
  }, []);
  const shown = state.address === address ? state : begin<T>(address);
  return { value: shown.value, error: shown.error, loading: shown.loading, reload, put };
}

function begin<T>(address: string | null) {
  const value = address === null ? undefined : (kept.get(address) as T | undefined);
  return { address, value, error: undefined, loading: address !== null };
}

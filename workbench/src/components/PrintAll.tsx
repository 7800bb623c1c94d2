/** Prints a list whole: on the screen only the rows in sight exist, on paper all of them, up to a limit that is told. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "../api/client";
import { withPage } from "../api/lists";
import { refusalOf } from "../api/resources";
import type { Page } from "../api/types";
import { say } from "../shell/messages";

/** More rows than this are some seventy pages. */
const MOST = 2000;
const AT_ONCE = 500;

interface PrintProps<T> {
  /** Of the list, without limit and cursor. */
  readonly address: string;
  /** What the rows are, such as “claims”. */
  readonly what: string;
  /** Stands above the rows. */
  readonly head?: ComponentChildren;
  readonly renderRow: (row: T) => ComponentChildren;
}

interface Fetched<T> {
  readonly rows: readonly T[];
  readonly total: number;
}

/** A button, and Ctrl+P: fetches the rows, lays them out for paper and prints. */
export function PrintAll<T>({ address, what, head, renderRow }: PrintProps<T>) {
  const [fetched, setFetched] = useState<Fetched<T>>();
  const [busy, setBusy] = useState(false);
  const print = async () => {
    if (busy) return;
    setBusy(true);
    try {
      setFetched(await everyRow<T>(address));
    } catch (error) {
      say(`Not printed: ${refusalOf(error).message}`, true);
    } finally {
      setBusy(false);
    }
  };
  const begin = useRef(print);
  begin.current = print;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      void begin.current();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);

  useEffect(() => {
    if (!fetched) return;
    // Two frames: the rows are laid out before the browser takes them.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        window.print();
        setFetched(undefined);
      }),
    );
  }, [fetched]);

  return (
    <>
      <button type="button" class="small-button no-print" disabled={busy} onClick={() => void print()} title={`Print all ${what} (Ctrl+P)`}>
        {busy ? "Laying out …" : "Print"}
      </button>
      {fetched ? (
        <div class="print-all">
          {head}
          {fetched.rows.map((row, n) => (
            <div class="print-row" key={n}>
              {renderRow(row)}
            </div>
          ))}
          {fetched.rows.length < fetched.total && (
            <p class="print-cut">{`The first ${fetched.rows.length.toLocaleString("en")} of ${fetched.total.toLocaleString("en")} ${what}; narrow the filter to print the rest.`}</p>
          )}
        </div>
      ) : (
        <p class="print-cut print-part">{`Only the ${what} in sight are printed; “Print” on the page, or Ctrl+P, prints all.`}</p>
      )}
    </>
  );
}

async function everyRow<T>(address: string): Promise<Fetched<T>> {
  const rows: T[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page: Page<T> = await ask<Page<T>>(withPage(address, 0, cursor, AT_ONCE));
    rows.push(...page.items);
    if (!page.next || rows.length >= MOST) return { rows, total: page.total };
    cursor = page.next;
  }
}

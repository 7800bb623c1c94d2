/**
 * Long lists a page at a time: pages are asked for as they come into sight, and far ones are let go and asked again. A page
 * is asked for by the cursor that the one before it told, so that nothing is shown twice; one far away by its place.
 */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { ask, type Refusal } from "./client";
import { refusalOf } from "./resources";
import type { Page } from "./types";

export const PAGE = 100;
const PAGES_HELD = 12;

export interface LongList<T, A extends Page<T> = Page<T>> {
  readonly total: number;
  readonly loading: boolean;
  readonly error: Refusal | undefined;
  /** The latest page answered, for what it tells beside its rows. */
  readonly answer: A | undefined;
  /** The row at an index, undefined while it is not here yet. */
  readonly rowAt: (index: number) => T | undefined;
  /** One of the rows that are here. */
  readonly find: (is: (row: T) => boolean) => T | undefined;
  /** Tell which rows are in sight, so that their pages are fetched. */
  readonly want: (first: number, last: number) => void;
  readonly reload: () => void;
}

interface Held<T, A> {
  pages: Map<number, readonly T[]>;
  /** The cursor that begins each page, where the one before it is known. */
  cursors: Map<number, string>;
  answer: A | undefined;
  busy: boolean;
  wanted: readonly [number, number];
}

function fresh<T, A>(): Held<T, A> {
  return { pages: new Map(), cursors: new Map(), answer: undefined, busy: false, wanted: [0, 0] };
}

/** Hold the pages of a list around what is in sight. `address` is without cursor and limit; null asks nothing. */
export function useList<T, A extends Page<T> = Page<T>>(address: string | null): LongList<T, A> {
  const held = useRef<Held<T, A>>(fresh());
  const [, render] = useState(0);
  const [error, setError] = useState<Refusal>();
  const [loading, setLoading] = useState(address !== null);
  const [round, setRound] = useState(0);

  const fetchNext = useCallback(
    async (mine: Held<T, A>): Promise<void> => {
      if (address === null || mine.busy || held.current !== mine) return;
      const page = nextPage(mine);
      if (page === undefined) return;
      mine.busy = true;
      try {
        store(mine, page, await ask<A>(withPage(address, page, mine.cursors.get(page))));
      } catch (failure) {
        if (held.current === mine) setError(refusalOf(failure));
        return;
      } finally {
        mine.busy = false;
        if (held.current === mine) {
          setLoading(false);
          render((n) => n + 1);
        }
      }
      void fetchNext(mine);
    },
    [address],
  );

  useEffect(() => {
    held.current = fresh();
    setError(undefined);
    setLoading(address !== null);
    void fetchNext(held.current);
  }, [address, round, fetchNext]);

  const want = useCallback(
    (first: number, last: number) => {
      held.current.wanted = [Math.floor(first / PAGE), Math.floor(last / PAGE)];
      void fetchNext(held.current);
    },
    [fetchNext],
  );
  const rowAt = (index: number): T | undefined => held.current.pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  const find = (is: (row: T) => boolean): T | undefined => {
    for (const page of held.current.pages.values()) {
      const found = page.find(is);
      if (found) return found;
    }
    return undefined;
  };
  const { answer } = held.current;
  return { total: answer?.total ?? 0, loading, error, answer, rowAt, find, want, reload: () => setRound((n) => n + 1) };
}

/** Return the address of one page. */
export function withPage(address: string, page: number, cursor?: string, size = PAGE): string {
  const mark = address.includes("?") ? "&" : "?";
  const begins = cursor ? `&cursor=${encodeURIComponent(cursor)}` : page > 0 ? `&offset=${page * size}` : "";
  return `${address}${mark}limit=${size}${begins}`;
}

/** Return the page to ask for next: the first one wanted that is not here. */
function nextPage<T, A extends Page<T>>(held: Held<T, A>): number | undefined {
  const [first, last] = held.wanted;
  for (let page = first; page <= last; page++) {
    const exists = !held.answer || page * PAGE < held.answer.total;
    if (exists && !held.pages.has(page)) return page;
  }
  return undefined;
}

function store<T, A extends Page<T>>(held: Held<T, A>, page: number, answer: A): void {
  held.pages.set(page, answer.items);
  if (answer.next) held.cursors.set(page + 1, answer.next);
  held.answer = answer;
  const [first, last] = held.wanted;
  for (const each of [...held.pages.keys()]) {
    if (held.pages.size > PAGES_HELD && (each < first - 2 || each > last + 2)) held.pages.delete(each);
  }
}

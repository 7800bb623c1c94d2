/** Long lists by cursor: pages are asked for as they come into sight, and far ones are let go and asked again. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { ask, type Refusal } from "./client";
import { refusalOf } from "./resources";
import type { Page } from "./types";

export const PAGE = 100;
const PAGES_HELD = 12;

export interface LongList<T> {
  readonly total: number;
  readonly loading: boolean;
  readonly error: Refusal | undefined;
  /** The row at an index, undefined while it is not here yet. */
  readonly rowAt: (index: number) => T | undefined;
  /** Tell which rows are in sight, so that their pages are fetched. */
  readonly want: (first: number, last: number) => void;
  readonly reload: () => void;
}

interface Held<T> {
  pages: Map<number, readonly T[]>;
  /** The cursor that begins each page; a page can be asked for once the one before it has told its cursor. */
  cursors: (string | null)[];
  total: number;
  busy: boolean;
  wanted: readonly [number, number];
}

function fresh<T>(): Held<T> {
  return { pages: new Map(), cursors: [""], total: 0, busy: false, wanted: [0, 0] };
}

/** Hold the pages of a list around what is in sight. `address` is without cursor and limit; null asks nothing. */
export function useList<T>(address: string | null): LongList<T> {
  const held = useRef<Held<T>>(fresh());
  const [, render] = useState(0);
  const [error, setError] = useState<Refusal>();
  const [loading, setLoading] = useState(address !== null);
  const [round, setRound] = useState(0);

  const fetchNext = useCallback(
    async (mine: Held<T>): Promise<void> => {
      if (address === null || mine.busy || held.current !== mine) return;
      const page = nextPage(mine);
      if (page === undefined) return;
      mine.busy = true;
      try {
        const cursor = mine.cursors[page] ?? "";
        const answer = await ask<Page<T>>(withPage(address, cursor));
        store(mine, page, answer);
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
  return { total: held.current.total, loading, error, rowAt, want, reload: () => setRound((n) => n + 1) };
}

function withPage(address: string, cursor: string): string {
  const mark = address.includes("?") ? "&" : "?";
  return `${address}${mark}limit=${PAGE}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`;
}

/** Return the page to ask for next: a wanted one whose cursor is known, else the last known one on the way there. */
function nextPage<T>(held: Held<T>): number | undefined {
  const [first, last] = held.wanted;
  for (let page = first; page <= last; page++) {
    if (held.pages.has(page)) continue;
    if (held.cursors[page] === null) return undefined;
    if (held.cursors[page] !== undefined) return page;
    const known = held.cursors.length - 1;
    return held.cursors[known] === null ? undefined : known;
  }
  return undefined;
}

function store<T>(held: Held<T>, page: number, answer: Page<T>): void {
  held.pages.set(page, answer.items);
  held.cursors[page + 1] = answer.next;
  held.total = answer.total;
  const [first, last] = held.wanted;
  for (const each of [...held.pages.keys()]) {
    if (held.pages.size > PAGES_HELD && (each < first - 2 || each > last + 2)) held.pages.delete(each);
  }
}

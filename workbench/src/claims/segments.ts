/** Cuts a text into paragraphs, and these into pieces between the ends of marks: what overlaps is then drawn piece by piece. */

import type { Claim } from "../api/types";
import { evidenceOf } from "../components/evidence";
import { offsetsOf } from "./offsets";

export interface Highlight {
  readonly claim: string;
  readonly kind: string;
  readonly role: string;
}

export interface Piece {
  readonly text: string;
  /** UTF-16 index in the whole text. */
  readonly start: number;
  readonly highlights: readonly Highlight[];
  /** Kinds of the claims whose words begin here. */
  readonly begins: readonly string[];
}

export interface Paragraph {
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly Piece[];
}

export interface Range extends Highlight {
  readonly start: number;
  readonly end: number;
}

/** The words each claim hangs on, in UTF-16 indices. */
export function evidenceRanges(text: string, claims: readonly Claim[]): Range[] {
  const { toUnits } = offsetsOf(text);
  const ranges: Range[] = [];
  for (const claim of claims) {
    const words = evidenceOf(claim);
    if (words) ranges.push({ claim: claim.id, kind: claim.kind, role: "words", start: toUnits(words.span[0]), end: toUnits(words.span[1]) });
  }
  return ranges;
}

/** All marked words of one claim, its evidence among them. */
export function rangesOf(text: string, claim: Claim): Range[] {
  const { toUnits } = offsetsOf(text);
  return claim.marks.map((mark) => ({ claim: claim.id, kind: claim.kind, role: mark.role, start: toUnits(mark.start), end: toUnits(mark.end) }));
}

/** Return where each paragraph begins and ends: at line breaks, which are kept. */
export function paragraphBounds(text: string): [number, number][] {
  const bounds: [number, number][] = [];
  let start = 0;
  while (start < text.length) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found + 1;
    bounds.push([start, end]);
    start = end;
  }
  return bounds;
}

/** Cut one paragraph along the ranges that touch it. */
export function cutParagraph(text: string, start: number, end: number, ranges: readonly Range[]): Paragraph {
  const mine = ranges.filter((range) => range.start < end && range.end > start);
  const cuts = new Set([start, end]);
  for (const range of mine) {
    cuts.add(Math.max(start, range.start));
    cuts.add(Math.min(end, range.end));
  }
  const points = [...cuts].sort((one, other) => one - other);
  const pieces = points.slice(0, -1).map((from, n): Piece => {
    const to = points[n + 1] as number;
    const covering = mine.filter((range) => range.start <= from && range.end >= to);
    covering.sort((one, other) => other.end - other.start - (one.end - one.start));
    const begins = covering.filter((range) => range.start === from && range.role === "words").map((range) => range.kind);
    return { text: text.slice(from, to), start: from, highlights: covering, begins: [...new Set(begins)] };
  });
  return { start, end, pieces };
}

/** Cut the whole text. Ranges that reach over a line break are found for every paragraph they touch. */
export function cutText(text: string, ranges: readonly Range[]): Paragraph[] {
  const bounds = paragraphBounds(text);
  const touching: Range[][] = bounds.map(() => []);
  for (const range of ranges) {
    for (let at = paragraphAt(bounds, range.start); at < bounds.length && (bounds[at] as [number, number])[0] < range.end; at++) {
      touching[at]?.push(range);
    }
  }
  return bounds.map(([start, end], at) => cutParagraph(text, start, end, touching[at] ?? []));
}

function paragraphAt(bounds: readonly [number, number][], index: number): number {
  let [low, high] = [0, bounds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] as [number, number])[1] <= index) low = middle + 1;
    else high = middle;
  }
  return low;
}

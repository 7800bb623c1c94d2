/** Offsets count Unicode code points; JavaScript counts UTF-16 units. Texts without rare signs need no table. */

export interface Offsets {
  /** UTF-16 index of a code point's offset. */
  readonly toUnits: (point: number) => number;
  /** Code point offset of a UTF-16 index. */
  readonly toPoints: (unit: number) => number;
}

const same = (n: number): number => n;

export function offsetsOf(text: string): Offsets {
  const pairs: number[] = []; // UTF-16 index of each sign that takes two units
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit <= 0xdbff && at + 1 < text.length) pairs.push(at++);
  }
  if (pairs.length === 0) return { toUnits: same, toPoints: same };
  // The n-th pair stands at code point pairs[n] - n.
  return {
    toUnits: (point) => point + countBelow(pairs, (unit, n) => unit - n < point),
    toPoints: (unit) => unit - countBelow(pairs, (pair) => pair < unit),
  };
}

/** How many entries pass a test that holds for a beginning of the list. */
function countBelow(pairs: readonly number[], passes: (unit: number, n: number) => boolean): number {
  let [low, high] = [0, pairs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(pairs[middle] as number, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

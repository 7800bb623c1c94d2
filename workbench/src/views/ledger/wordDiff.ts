export interface Piece {
  text: string;
  changed: boolean;
}

/** What of two texts is not in the other, word by word (longest common subsequence). */
export function wordDiff(before: string, after: string): [Piece[], Piece[]] {
  const one = before.split(/(\s+)/);
  const other = after.split(/(\s+)/);
  const common: number[][] = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      common[i]![j] = same(one[i]!, other[j]!) ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  const left: Piece[] = [];
  const right: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < one.length || j < other.length) {
    if (i < one.length && j < other.length && same(one[i]!, other[j]!)) {
      add(left, one[i++]!, false);
      add(right, other[j++]!, false);
    } else if (j >= other.length || (i < one.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      add(left, one[i++]!, true);
    } else {
      add(right, other[j++]!, true);
    }
  }
  return [left, right];
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function add(pieces: Piece[], text: string, changed: boolean): void {
  const last = pieces[pieces.length - 1];
  if (last && last.changed === changed) last.text += text;
  else if (text) pieces.push({ text, changed });
}

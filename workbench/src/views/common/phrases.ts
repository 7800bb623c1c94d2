import type { Stance } from "./types";

export const STANCES: Record<Stance, { sign: string; word: string; was: string }> = {
  support: { sign: "✓", word: "for", was: "for" },
  oppose: { sign: "✗", word: "against", was: "against" },
  conditional: { sign: "◇", word: "conditional", was: "conditional" },
  ambiguous: { sign: "?", word: "undecided", was: "undecided" },
};

/** A code as words: `humanitarian-access` is “humanitarian access”. */
export function words(code: string): string {
  return code.replaceAll("-", " ");
}

/** The same with a capital. */
export function title(code: string): string {
  const text = words(code);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** “1 claim”, “2 claims”. */
export function counted(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** Which way a text runs, by its first strong letter, as browsers do for `dir="auto"`. */

const STRONG_RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const LETTER = /\p{L}/u;

export function directionOf(text: string): "ltr" | "rtl" {
  for (const letter of text) {
    if (STRONG_RTL.test(letter)) return "rtl";
    if (LETTER.test(letter)) return "ltr";
  }
  return "ltr";
}

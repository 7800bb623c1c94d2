import { directionOf } from "./directions";

/** A quotation to the letter, with one part marked. Text from reports is always a text node, never markup. */
export function Quote({ text, mark, plain = false }: { text: string; mark?: string | null; plain?: boolean }) {
  const at = mark ? text.indexOf(mark) : -1;
  const words =
    mark && at >= 0 ? (
      <>
        {text.slice(0, at)}
        <mark class="quote-mark">{mark}</mark>
        {text.slice(at + mark.length)}
      </>
    ) : (
      text
    );
  const dir = directionOf(text);
  return plain ? (
    <span class="quote" dir={dir}>
      {words}
    </span>
  ) : (
    <blockquote class="quote" dir={dir}>
      {words}
    </blockquote>
  );
}

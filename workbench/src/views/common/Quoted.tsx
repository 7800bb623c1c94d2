import { hrefOf } from "../../address/navigate";
import { dayPhrase } from "./days";
import type { Quote, Report } from "./types";

interface Props {
  sentence: Quote;
  words?: Quote | null | undefined;
  claim: string;
  report?: Report | null | undefined;
}

/** A sentence with the words that count in it, whose report it is, and the way to it. */
export function Quoted({ sentence, words, claim, report }: Props) {
  const [before, middle, after] = parts(sentence, words);
  return (
    <figure class="quoted">
      <blockquote dir="auto">
        {before}
        {middle && <mark>{middle}</mark>}
        {after}
      </blockquote>
      <figcaption>
        {report && <Origin report={report} />}
        <a href={hrefOf("review", report?.id ?? "", { claim })}>Go to the words</a>
      </figcaption>
    </figure>
  );
}

/** Whose report, of which day. */
export function Origin({ report }: { report: Report }) {
  const from = [report.source, dayPhrase(report.published)].filter(Boolean).join(", ");
  return (
    <span class="origin">
      <span class="origin-from">{from}</span>
      {report.title && <span class="origin-title" dir="auto">{`: ${report.title}`}</span>}
    </span>
  );
}

/** Text before the words, the words, text after them; all of it before where the words lie elsewhere. */
function parts(sentence: Quote, words: Quote | null | undefined): [string, string, string] {
  // Spans count code points, and a string of JavaScript counts halves of some.
  const points = [...sentence.text];
  if (!words) return [sentence.text, "", ""];
  const from = words.span[0] - sentence.span[0];
  const to = words.span[1] - sentence.span[0];
  if (from < 0 || to > points.length || from >= to) return [sentence.text, "", ""];
  return [points.slice(0, from).join(""), points.slice(from, to).join(""), points.slice(to).join("")];
}

import type { ComponentChildren } from "preact";
import { hrefOf } from "../address/navigate";
import type { Claim } from "../api/types";
import { Confidence } from "./Confidence";
import { DayText } from "./DayText";
import { KindMark } from "./KindMark";
import { Quote } from "./Quote";
import { evidenceOf } from "./evidence";

interface CardProps {
  readonly claim: Claim;
  readonly selected?: boolean;
  /** Leave out the quotation where the text stands beside the card. */
  readonly beside?: boolean;
  readonly onSelect?: () => void;
  readonly children?: ComponentChildren;
}

/** One claim: what it says, its words, its report, and how it was decided. Opening or selecting it decides nothing. */
export function ClaimCard({ claim, selected = false, beside = false, onSelect, children }: CardProps) {
  const shown = claim.edited ?? claim;
  return (
    <article
      class={`card card-${claim.kind} ${selected ? "card-selected" : ""} review-${claim.review.state}`}
      aria-current={selected ? "true" : undefined}
      id={`card-${claim.id}`}
      onClick={onSelect}
    >
      <header class="card-head">
        <KindMark kind={claim.kind} named />
        {shown.type && !shown.summary.startsWith(shown.type) && <span class="card-type">{shown.type}</span>}
        {tellsFactuality(shown) && <span class={`factuality factuality-${shown.factuality}`}>{shown.factuality}</span>}
        <ReviewChip claim={claim} />
        <Confidence value={claim.confidence} />
      </header>
      <p class="card-summary" dir="auto">
        {shown.summary}
      </p>
      {claim.edited && (
        <p class="card-suggestion">
          suggested: <span dir="auto">{claim.summary}</span>
        </p>
      )}
      {!beside && <Quote text={claim.sentence_text.text} mark={evidenceOf(claim)?.text ?? null} />}
      {!beside && <SourceLine claim={claim} />}
      {children}
    </article>
  );
}

/** Of an act it counts whether it happened; a statement or position is there by being told. */
function tellsFactuality(claim: Claim): boolean {
  return claim.kind === "event" || claim.factuality !== "happened";
}

/** Where the words stand: publisher, day, title, linked to the words in the report. */
export function SourceLine({ claim }: { claim: Claim }) {
  const { document } = claim;
  return (
    <footer class="source-line">
      <span>{document.source ?? "unnamed source"}</span>, <DayText day={document.published} />:{" "}
      <a href={hrefOf("review", document.id, { claim: claim.id })} dir="auto">
        {document.title ?? "untitled report"}
      </a>
    </footer>
  );
}

const STATE_MARKS: Readonly<Record<string, string>> = { accepted: "✓", rejected: "✗", deferred: "…", edited: "✎" };

/** How a person decided, as a mark and a word; nothing for what is undecided. */
export function ReviewChip({ claim }: { claim: Claim }) {
  const { state, by, reason } = claim.review;
  if (state === "new") return null;
  const told = [by && `by ${by}`, reason && `because: ${reason}`].filter(Boolean).join(", ");
  return (
    <span class={`chip chip-${state}`} title={told || undefined}>
      <span aria-hidden="true">{STATE_MARKS[state] ?? ""} </span>
      {state}
    </span>
  );
}

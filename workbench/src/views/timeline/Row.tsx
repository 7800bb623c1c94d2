import { hrefOf } from "../../address/navigate";
import { sayDay, sayDays } from "../../components/DayText";
import { KindMark } from "../../components/KindMark";
import { dayNumber } from "../common/days";
import type { TimelineItem } from "../common/types";
import { FACTUALITIES, Mark } from "./marks";

export interface Lane {
  width: number;
  narrow: boolean;
  first: number;
  last: number;
  x: (day: number) => number;
}

/** One claim: its days on the axis, what it says, its words and report. */
export function Row({ item, lane }: { item: TimelineItem; lane: Lane }) {
  const negated = item.factuality === "negated";
  const days = daysOf(item);
  return (
    <div class={`timeline-row ${negated ? "negated" : ""} ${item.factuality === "planned" ? "planned" : ""} ${item.review.state === "rejected" ? "rejected" : ""}`}>
      <Days item={item} lane={lane} told={days} />
      <div class="row-text">
        <p class="row-what">
          <KindMark kind={item.kind} />
          <a href={hrefOf("review", item.document.id, { claim: item.claim_id })} tabIndex={-1} dir="auto">
            {negated ? <s>{item.summary}</s> : item.summary}
          </a>
          {item.factuality !== "happened" && <span class={`flag flag-${item.factuality}`}>{FACTUALITIES[item.factuality]}</span>}
          {item.according_to && <span class={negated ? "flag flag-denied" : "flag flag-claimed"} dir="auto">{`${negated ? "denied" : "claimed"} by ${item.according_to}`}</span>}
        </p>
        <p class="row-from">
          <span class="row-days">{days}</span>
          <span class="row-source">{[item.document.source, item.document.published && sayDay(item.document.published)].filter(Boolean).join(", ")}</span>
          <span class="row-words" dir="auto">{item.quote.text}</span>
        </p>
      </div>
    </div>
  );
}

function daysOf(item: TimelineItem): string {
  if (isUndated(item)) return item.document.published ? `reported ${sayDay(item.document.published)}` : "undated";
  return `${item.approximate ? "≈ " : ""}${sayDays(item.start, item.end)}`;
}

/** Whether its own words tell no day, so that only its report's is known. */
function isUndated(item: TimelineItem): boolean {
  return item.dated === false || (!item.start && !item.end);
}

const MIDDLE = 20;

function Days({ item, lane, told }: { item: TimelineItem; lane: Lane; told: string }) {
  const start = item.start ?? item.end ?? item.document.published;
  if (!start) return <svg class="lane" width={lane.width} height={MIDDLE * 2} aria-hidden="true" />;
  const inside = (day: number) => Math.min(Math.max(lane.x(day), 4), lane.width - 4);
  const from = inside(dayNumber(start));
  const to = inside(dayNumber(item.end ?? start));
  const undated = isUndated(item);
  const uncertain = item.approximate || undated || !item.start || !item.end;
  return (
    <svg class={`lane kind-${item.kind}`} width={lane.width} height={MIDDLE * 2} role="img" aria-label={told}>
      <title>{`${told}, ${FACTUALITIES[item.factuality]}`}</title>
      <line class="thread" x1={12} x2={lane.width - 12} y1={MIDDLE} y2={MIDDLE} />
      {(to - from > 2 || uncertain) && (
        <line class={uncertain ? "span uncertain" : "span"} x1={uncertain && to - from < 20 ? from - 10 : from} x2={uncertain && to - from < 20 ? to + 10 : to} y1={MIDDLE} y2={MIDDLE} />
      )}
      <Mark x={uncertain ? (from + to) / 2 : from} y={MIDDLE} factuality={item.factuality} />
    </svg>
  );
}

import { dayNumber, dayPhrase, scale } from "../common/days";
import { STANCES } from "../common/phrases";
import { Quoted } from "../common/Quoted";
import type { HistoryPoint, Stance } from "../common/types";
import { useWidth } from "../common/useWidth";

const ROWS: readonly Stance[] = ["support", "conditional", "ambiguous", "oppose"];
const ROW = 22;
const LEFT = 104;

/** How one party's stance on one issue changed: a line that steps, then each step with its words. */
export function Changes({ points }: { points: readonly HistoryPoint[] }) {
  const [place, width] = useWidth<HTMLDivElement>(320);
  if (points.length === 0) return <div ref={place} />;
  const first = dayNumber(points[0]!.day);
  const last = Math.max(dayNumber(points[points.length - 1]!.day), first + 1);
  const x = scale(first, last, LEFT + 8, width - 10);
  const y = (stance: Stance) => ROWS.indexOf(stance) * ROW + ROW / 2 + 2;
  const line = points.map((point, at) => `${at ? `H${x(dayNumber(point.day))}V` : `M${x(dayNumber(point.day))},`}${y(point.stance)}`).join("");
  const summary = points.map((point) => `${dayPhrase(point.day)}: ${STANCES[point.stance].word}`).join("; ");
  return (
    <div class="changes" ref={place}>
      <svg width={width} height={ROWS.length * ROW + 22} role="img" aria-label={`Stance by day. ${summary}`}>
        <title>Stance by day</title>
        {ROWS.map((stance) => (
          <g key={stance}>
            <text class="tick-text" x={0} y={y(stance) + 4}>{`${STANCES[stance].sign} ${STANCES[stance].word}`}</text>
            <line class="grid" x1={LEFT} x2={width} y1={y(stance)} y2={y(stance)} />
          </g>
        ))}
        <path class="steps" d={line} />
        {points.map((point) => (
          <circle key={`${point.day}${point.evidence[0]?.claim}`} class={`step stance-dot-${point.stance}`} cx={x(dayNumber(point.day))} cy={y(point.stance)} r={4.5}>
            <title>{`${dayPhrase(point.day)}: ${STANCES[point.stance].word}`}</title>
          </circle>
        ))}
        <text class="tick-text" x={LEFT + 4} y={ROWS.length * ROW + 16}>{dayPhrase(points[0]!.day)}</text>
        {points.length > 1 && (
          <text class="tick-text" x={width - 2} y={ROWS.length * ROW + 16} text-anchor="end">
            {dayPhrase(points[points.length - 1]!.day)}
          </text>
        )}
      </svg>
      <ol class="told" reversed>
        {[...points].reverse().map((point) => (
          <li key={`${point.day}${point.evidence[0]?.claim}`}>
            <p>
              <strong>{dayPhrase(point.day)}</strong> {STANCES[point.stance].sign} {STANCES[point.stance].word}
              {point.condition && <span dir="auto">{`: “${point.condition}”`}</span>}
            </p>
            {point.evidence.map((each) => (
              <Quoted key={each.claim} sentence={each.sentence} words={each.words} claim={each.claim} report={each.document ?? each.report} />
            ))}
          </li>
        ))}
      </ol>
    </div>
  );
}

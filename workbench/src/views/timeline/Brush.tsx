import { useRef, useState } from "preact/hooks";
import { dayNumber, dayPhrase, isoDay, scale, ticks } from "../common/days";
import type { Bin } from "../common/types";
import { useWidth } from "../common/useWidth";

interface Props {
  bins: Bin[];
  since: string;
  until: string;
  onChange: (since: string, until: string) => void;
}

const HEIGHT = 64;
const AXIS = 18;
const SIDE = 10;

/** How many claims there are by day; dragging over it, or its two handles by arrow keys, asks for a part of the time. */
export function Brush({ bins, since, until, onChange }: Props) {
  const [place, width] = useWidth<HTMLDivElement>();
  const svg = useRef<SVGSVGElement>(null);
  const [dragged, setDragged] = useState<[number, number] | null>(null);
  if (bins.length === 0) return <div ref={place} />;

  const step = Math.max(1, bins[0]?.days ?? 1);
  const first = dayNumber(bins[0]!.day);
  const last = Math.max(dayNumber(bins[bins.length - 1]!.day) + step, first + 1);
  const x = scale(first, last, SIDE, width - SIDE);
  const most = Math.max(...bins.map((bin) => bin.n));
  const from = clamp(since ? dayNumber(since) : first, first, last - 1);
  const to = clamp(until ? dayNumber(until) : last - 1, from, last - 1);
  const [shownFrom, shownTo] = dragged ? sorted(dragged) : [from, to];
  const narrowed = Boolean(since || until || dragged);

  const dayAt = (event: PointerEvent): number => {
    const left = svg.current?.getBoundingClientRect().left ?? 0;
    const share = (event.clientX - left - SIDE) / Math.max(width - 2 * SIDE, 1);
    return clamp(Math.floor(first + share * (last - first)), first, last - 1);
  };
  const tell = (one: number, other: number) => {
    const [begin, end] = sorted([one, other]);
    onChange(begin <= first ? "" : isoDay(begin), end >= last - 1 ? "" : isoDay(end));
  };
  const begin = (event: PointerEvent) => {
    if (event.button !== 0) return;
    svg.current?.setPointerCapture(event.pointerId);
    const day = dayAt(event);
    setDragged([day, day]);
  };
  const move = (event: PointerEvent) => dragged && setDragged([dragged[0], dayAt(event)]);
  const end = (event: PointerEvent) => {
    if (!dragged) return;
    const to = dayAt(event);
    setDragged(null);
    if (to !== dragged[0]) tell(dragged[0], to);
  };
  const byKey = (which: "from" | "to") => (event: KeyboardEvent) => {
    const far = event.shiftKey || event.key.startsWith("Page") ? 10 * step : step;
    const moves: Record<string, number> = {
      ArrowLeft: -far, ArrowDown: -far, PageDown: -far, ArrowRight: far, ArrowUp: far, PageUp: far,
      Home: -Infinity, End: Infinity,
    };
    const by = moves[event.key];
    if (by === undefined) return;
    event.preventDefault();
    if (which === "from") tell(clamp(from + by, first, to), to);
    else tell(from, clamp(to + by, from, last - 1));
  };

  const handle = (which: "from" | "to", day: number, label: string) => (
    <g
      class="handle"
      role="slider"
      tabindex={0}
      aria-label={label}
      aria-valuemin={first}
      aria-valuemax={last - 1}
      aria-valuenow={day}
      aria-valuetext={dayPhrase(isoDay(day))}
      onKeyDown={byKey(which)}
    >
      <rect x={x(which === "from" ? day : day + 1) - 12} y={0} width={24} height={HEIGHT} class="reach" />
      <rect x={x(which === "from" ? day : day + 1) - 3} y={HEIGHT / 2 - 14} width={6} height={28} rx={3} class="grip" />
    </g>
  );

  return (
    <div class="brush" ref={place}>
      <svg ref={svg} width={width} height={HEIGHT + AXIS} onPointerDown={begin} onPointerMove={move} onPointerUp={end}>
        <title>{`Claims by day, ${dayPhrase(isoDay(first))} to ${dayPhrase(isoDay(last - 1))}; at most ${most} at once`}</title>
        <g aria-hidden="true">
          {bins.map((bin) => {
            const day = dayNumber(bin.day);
            const height = bin.n > 0 ? Math.max(2, (bin.n / most) * (HEIGHT - 6)) : 0;
            const inside = day + step > shownFrom && day <= shownTo;
            const left = x(day);
            return (
              <rect key={bin.day} class={inside ? "bin" : "bin outside"} x={left} y={HEIGHT - height}
                width={Math.max(x(day + step) - left - (x(day + step) - left > 3 ? 1 : 0), 0.5)} height={height} />
            );
          })}
          <line class="axis" x1={SIDE} x2={width - SIDE} y1={HEIGHT} y2={HEIGHT} />
          {ticks(first, last, Math.floor(width / 75)).map((tick) => (
            <text key={tick.day} class="tick-text" x={x(tick.day)} y={HEIGHT + 14} text-anchor={x(tick.day) > width - 50 ? "end" : "start"}>
              {tick.label}
            </text>
          ))}
        </g>
        {narrowed && (
          <rect class="chosen" x={x(shownFrom)} y={0} width={Math.max(x(shownTo + 1) - x(shownFrom), 1)} height={HEIGHT} aria-hidden="true" />
        )}
        {handle("from", shownFrom, "First day shown")}
        {handle("to", shownTo, "Last day shown")}
      </svg>
      <p class="brushed">
        <span>{`${dayPhrase(isoDay(shownFrom))} – ${dayPhrase(isoDay(shownTo))}`}</span>
        {(since || until) && (
          <button type="button" onClick={() => onChange("", "")}>
            Show all days
          </button>
        )}
      </p>
    </div>
  );
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

function sorted([one, other]: [number, number]): [number, number] {
  return one <= other ? [one, other] : [other, one];
}

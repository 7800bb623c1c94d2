import { useState } from "preact/hooks";
import { hrefOf } from "../../address/navigate";
import { dayNumber, dayPhrase, scale, ticks } from "../common/days";
import type { FigurePoint, FigureSeries } from "../common/types";
import { numberPhrase, numberTicks, short, shownNumber } from "./numbers";

interface Props {
  series: FigureSeries;
  first: number;
  last: number;
  most: number;
  width: number;
  /** Whether there is a course of time to draw. */
  drawn: boolean;
}

const HEIGHT = 118;
const LEFT = 42;
const TOP = 10;
const BOTTOM = 22;
const SHOWN = 4;

/** One counter's numbers: dots for what was given, bars for ranges, a broken line up or down where a number was revised. */
export function Panel({ series, first, last, most, width, drawn }: Props) {
  const x = scale(first, Math.max(last, first + 1), LEFT + 6, width - 10);
  const y = scale(0, most, HEIGHT - BOTTOM, TOP);
  const counter = series.counter?.label ?? "the reports themselves";
  const revised = series.points.filter((point) => point.revises !== null).length;
  const told = series.points.map((point) => `${dayPhrase(point.day)}: ${numberPhrase(point)}`).join("; ");
  return (
    <article class="panel">
      <h3 dir="auto">{counter}</h3>
      <p class="panel-facts">
        {[periodPhrase(series), revised > 0 ? `revised ${revised === 1 ? "once" : `${revised} times`}` : ""].filter(Boolean).join(" · ") || " "}
      </p>
      {drawn && <svg width={width} height={HEIGHT} role="img" aria-label={`${counter}. ${told}`}>
        <title>{`Numbers given by ${counter}`}</title>
        {numberTicks(most).map((value) => (
          <g key={value}>
            <line class="grid" x1={LEFT} x2={width} y1={y(value)} y2={y(value)} />
            <text class="tick-text" x={LEFT - 5} y={y(value) + 4} text-anchor="end">{short(value)}</text>
          </g>
        ))}
        {ticks(first, Math.max(last, first + 1), Math.floor(width / 100)).map((tick) => (
          <text key={tick.day} class="tick-text" x={x(tick.day)} y={HEIGHT - 6} text-anchor={x(tick.day) > width - 46 ? "end" : x(tick.day) < LEFT + 20 ? "start" : "middle"}>
            {tick.label}
          </text>
        ))}
        {series.points.map((point, at) => (
          <Point key={`${point.day}${point.claims[0]}`} point={point} before={series.points[at - 1]} x={x} y={y} most={most} />
        ))}
      </svg>}
      <Numbers series={series} />
    </article>
  );
}

interface PointProps {
  point: FigurePoint;
  before: FigurePoint | undefined;
  x: (day: number) => number;
  y: (value: number) => number;
  most: number;
}

function Point({ point, before, x, y, most }: PointProps) {
  const at = x(dayNumber(point.day));
  const value = y(shownNumber(point));
  const open = point.low === null || point.high === null;
  return (
    <g class={point.revises ? "figure revising" : "figure"}>
      <title>{`${dayPhrase(point.day)}: ${numberPhrase(point)}${before && point.revises ? `, before ${numberPhrase(before)}` : ""}`}</title>
      {before && <path class="held" d={`M${x(dayNumber(before.day))},${y(shownNumber(before))} H${at}`} />}
      {before && <path class="revision" d={`M${at},${y(shownNumber(before))} V${value}`} />}
      {point.low !== null && point.high !== null && point.low !== point.high && <line class="range" x1={at} x2={at} y1={y(point.low)} y2={y(point.high)} />}
      {point.low !== null && point.high === null && <path class="bound" d={`M${at},${value} V${Math.max(y(most), value - 16)} m-3,4 l3,-4 l3,4`} />}
      {point.low === null && point.high !== null && <path class="bound" d={`M${at},${value} V${Math.min(y(0), value + 16)} m-3,-4 l3,4 l3,-4`} />}
      <circle class={open ? "dot open" : "dot"} cx={at} cy={value} r={4} />
    </g>
  );
}

function periodPhrase(series: FigureSeries): string {
  const about = series.about ? ` of ${dayPhrase(series.about)}` : "";
  if (series.period === "cumulative") return "in all so far";
  return series.period === "event" ? `of one event${about}` : "";
}

/** The same numbers in words, the latest first, each with the way to its words. */
function Numbers({ series }: { series: FigureSeries }) {
  const [open, setOpen] = useState(false);
  const latest = [...series.points].reverse();
  const before = (point: FigurePoint) => series.points[series.points.indexOf(point) - 1];
  const line = (point: FigurePoint) => {
    const earlier = point.revises ? before(point) : undefined;
    return (
      <li key={`${point.day}${point.claims[0]}`}>
        <span class="number-day">{dayPhrase(point.day)}</span> <strong>{numberPhrase(point)}</strong>
        {earlier && <span class="before">{` (before: ${numberPhrase(earlier)})`}</span>} <q dir="auto">{point.text}</q>
        {point.claims.length > 1 && ` told ${point.claims.length} times`}{" "}
        <a href={hrefOf("review", "", { claim: point.claims[0] ?? "" })}>
          <span class="unseen">{`Words of ${numberPhrase(point)}, ${dayPhrase(point.day)}: `}</span>
          {point.source || "words"}
        </a>
      </li>
    );
  };
  return (
    <>
      <ol class="numbers">{latest.slice(0, SHOWN).map(line)}</ol>
      {latest.length > SHOWN && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{`${latest.length - SHOWN} earlier`}</summary>
          {open && <ol class="numbers">{latest.slice(SHOWN).map(line)}</ol>}
        </details>
      )}
    </>
  );
}

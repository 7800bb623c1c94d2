import type { FigurePoint, FigureSeries } from "../common/types";

/** A number as exactly as its words give it; a bound alone is “at least” or “at most”. */
export function numberPhrase(point: Pick<FigurePoint, "low" | "best" | "high" | "text">): string {
  const { low, best, high } = point;
  if (low !== null && high !== null) return low === high ? said(low) : `${said(low)} to ${said(high)}`;
  if (low !== null) return `at least ${said(low)}`;
  if (high !== null) return `at most ${said(high)}`;
  return best === null ? `“${point.text}”` : `about ${said(best)}`;
}

function said(value: number): string {
  return value.toLocaleString("en");
}

/** The number where a point is drawn. */
export function shownNumber(point: FigurePoint): number {
  return point.best ?? point.low ?? point.high ?? 0;
}

/** The greatest number of some series, ranges included. */
export function greatest(series: readonly FigureSeries[]): number {
  return Math.max(1, ...series.flatMap((each) => each.points.map((point) => Math.max(point.high ?? 0, shownNumber(point)))));
}

/** Round numbers for an axis from nought. */
export function numberTicks(most: number): number[] {
  const rough = most / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((by) => by * power).find((by) => by >= rough) ?? 10 * power;
  const found: number[] = [];
  for (let value = 0; value <= most + step * 0.001; value += Math.max(step, 1)) found.push(value);
  return found;
}

/** A number in few letters, such as 12k. */
export function short(value: number): string {
  return Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 }).format(value);
}

export interface Group {
  key: string;
  topic: string;
  place: string | null;
  series: FigureSeries[];
}

/** Series of one topic and place together, those with most points first. */
export function groupsOf(series: readonly FigureSeries[]): Group[] {
  const groups = new Map<string, Group>();
  for (const each of series) {
    const key = `${each.topic}~${each.place ?? ""}`;
    const group = groups.get(key) ?? { key, topic: each.topic, place: each.place, series: [] };
    group.series.push(each);
    groups.set(key, group);
  }
  return [...groups.values()];
}

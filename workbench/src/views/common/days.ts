/** Days as numbers since 1970, so that axes and brushes can count; no clock and no time zone is involved. */

import { sayDay } from "../../components/DayText";

const DAY_MS = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A day as the number of days since 1 January 1970. */
export function dayNumber(iso: string): number {
  return Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / DAY_MS);
}

/** A day as the API writes it. */
export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** A day for people, such as “7 Feb 2024”. */
export function dayPhrase(iso: string | null | undefined): string {
  return iso ? sayDay(iso) : "undated";
}

export interface Tick {
  day: number;
  label: string;
}

const STEPS: readonly { months?: number; days?: number }[] = [
  { days: 1 }, { days: 2 }, { days: 7 }, { days: 14 }, { months: 1 }, { months: 3 }, { months: 6 }, { months: 12 },
  { months: 24 }, { months: 60 }, { months: 120 }, { months: 300 },
];

/** Round days between two days, at most `room` of them. */
export function ticks(first: number, last: number, room: number): Tick[] {
  const wanted = Math.max(room, 2);
  for (const step of STEPS) {
    const length = step.days ?? (step.months ?? 1) * 30.4;
    if ((last - first) / length <= wanted) return step.days ? byDays(first, last, step.days) : byMonths(first, last, step.months ?? 1);
  }
  return byMonths(first, last, 600);
}

function byDays(first: number, last: number, step: number): Tick[] {
  const found: Tick[] = [];
  for (let day = first; day <= last; day += step) {
    const phrase = dayPhrase(isoDay(day));
    found.push({ day, label: found.length === 0 ? phrase : phrase.replace(/ \d+$/, "") });
  }
  return found;
}

function byMonths(first: number, last: number, step: number): Tick[] {
  const found: Tick[] = [];
  const begin = new Date(first * DAY_MS);
  const all = begin.getUTCFullYear() * 12 + begin.getUTCMonth();
  for (let month = Math.ceil(all / step) * step; ; month += step) {
    const year = Math.floor(month / 12);
    const day = Math.round(Date.UTC(year, month % 12, 1) / DAY_MS);
    if (day > last) return found;
    if (day < first) continue;
    const name = MONTHS[month % 12];
    found.push({ day, label: step >= 12 || found.length === 0 || month % 12 === 0 ? (step >= 12 ? `${year}` : `${name} ${year}`) : `${name}` });
  }
}

/** A linear scale: where a day lies between two pixels. */
export function scale(first: number, last: number, from: number, to: number): (day: number) => number {
  const length = Math.max(last - first, 1);
  return (day) => from + ((day - first) / length) * (to - from);
}

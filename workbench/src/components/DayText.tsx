/** Days for people. ISO days are read as they stand, never through a time zone. */

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Return “5 Mar 2026” for 2026-03-05; what is no day stays as it is. */
export function sayDay(day: string): string {
  const parts = /^(-?\d{1,4})-(\d\d)-(\d\d)/.exec(day);
  if (!parts) return day;
  return `${Number(parts[3])} ${MONTHS[Number(parts[2]) - 1] ?? "?"} ${parts[1] ?? ""}`;
}

/** Return a range as short as it can be said. */
export function sayDays(start: string | null, end: string | null): string {
  if (start && end && start !== end) {
    const [first, last] = [sayDay(start).split(" "), sayDay(end).split(" ")];
    if (first[2] === last[2]) return first[1] === last[1] ? `${first[0]}–${last.join(" ")}` : `${first[0]} ${first[1]} – ${last.join(" ")}`;
    return `${first.join(" ")} – ${last.join(" ")}`;
  }
  return start || end ? sayDay((start || end) as string) : "";
}

interface DayProps {
  readonly day: string | null | undefined;
  readonly end?: string | null;
  readonly approximate?: boolean;
  /** What to say where there is no day. */
  readonly none?: string;
}

/** A day or range of days, machine-readable in `datetime`. */
export function DayText({ day, end = null, approximate = false, none = "no date" }: DayProps) {
  if (!day && !end) return <span class="day day-none">{none}</span>;
  return (
    <time class="day" dateTime={(day || end) as string}>
      {approximate && <abbr title="about">≈</abbr>}
      {sayDays(day ?? null, end)}
    </time>
  );
}

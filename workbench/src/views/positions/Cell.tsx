import { dayPhrase } from "../common/days";
import { STANCES, counted, title, words } from "../common/phrases";
import type { PositionCell } from "../common/types";

/** Names a cell in the address. */
export function cellName(cell: { party: string; issue: string }): string {
  return `${cell.issue}~${cell.party}`;
}

/** What a name of a cell says. */
export function readCellName(name: string): { party: string; issue: string } | undefined {
  const at = name.indexOf("~");
  return at > 0 ? { issue: name.slice(0, at), party: name.slice(at + 1) } : undefined;
}

interface CellProps {
  cell: PositionCell;
  party: string;
  pressed: boolean;
  onChoose: (cell: PositionCell) => void;
}

/** One position: stance, condition, since when, how many sources, what it was before. */
export function Cell({ cell, party, pressed, onChoose }: CellProps) {
  const stance = STANCES[cell.stance];
  const before = cell.changed_from ? `; before: ${STANCES[cell.changed_from.stance].was}` : "";
  const told = `${party} on ${title(cell.issue)}: ${stance.word}${cell.condition ? `, ${cell.condition}` : ""}, since ${dayPhrase(cell.since)}${before}, ${counted(cell.sources, "source")}${cell.contested ? ", contested" : ""}`;
  return (
    <button
      type="button"
      class={`cell stance-${cell.stance}${cell.contested ? " contested" : ""}`}
      data-cell={cellName(cell)}
      aria-pressed={pressed}
      title={told}
      onClick={() => onChoose(cell)}
    >
      <span class="unseen">{`${party} on ${words(cell.issue)}: `}</span>
      <span class="cell-stance">
        <span class="sign" aria-hidden="true">
          {stance.sign}
        </span>{" "}
        {stance.word}
        {cell.contested && <span class="cell-contested">contested</span>}
      </span>
      {cell.condition && <span class="cell-condition" dir="auto">{`“${cell.condition}”`}</span>}
      <span class="cell-facts">
        {cell.changed_from && <span class="cell-before">{`was ${STANCES[cell.changed_from.stance].was}`}</span>}
        <span>{dayPhrase(cell.since)}</span> <span>{counted(cell.sources, "source")}</span>
      </span>
    </button>
  );
}

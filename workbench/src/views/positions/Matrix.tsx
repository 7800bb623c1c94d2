import { useRef } from "preact/hooks";
import { dayPhrase } from "../common/days";
import { STANCES, counted, title, words } from "../common/phrases";
import type { PositionCell, PositionMatrix, Side } from "../common/types";

interface Props {
  matrix: PositionMatrix;
  chosen: string;
  onChoose: (cell: PositionCell) => void;
  /** How many parties, those with most positions. */
  rows: number;
}

/** Names a cell in the address. */
export function cellName(cell: { party: string; issue: string }): string {
  return `${cell.issue}~${cell.party}`;
}

/** Parties by issues; arrow keys move among the cells, Enter shows the words of one. */
export function Matrix({ matrix, chosen, onChoose, rows }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const cells = new Map(matrix.cells.map((cell) => [cellName(cell), cell]));
  const issues = matrix.issues.filter((issue) => matrix.cells.some((cell) => cell.issue === issue));
  const parties = byBreadth(matrix).filter((party, at) => at < rows || chosen.endsWith(`~${party.id}`));
  const current = cells.has(chosen) ? chosen : "";

  const move = (event: KeyboardEvent) => {
    const cell = (event.target as Element).closest("td, th[scope=row]");
    const row = cell?.parentElement;
    const all = [...(table.current?.tBodies[0]?.rows ?? [])];
    if (!cell || !row) return;
    let y = all.indexOf(row as HTMLTableRowElement);
    let x = [...row.children].indexOf(cell);
    const steps: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    // Empty cells are passed over.
    for (;;) {
      x += step[0];
      y += step[1];
      const next = all[y]?.children[x];
      if (!next) return;
      const button = next.querySelector("button");
      if (button) {
        button.focus();
        return;
      }
    }
  };

  return (
    <div class="matrix-scroll" role="region" aria-label="Positions by party and issue" tabIndex={0}>
      <table class="matrix" ref={table} onKeyDown={move}>
        <thead>
          <tr>
            <th scope="col">Party</th>
            {issues.map((issue) => (
              <th scope="col" key={issue}>
                {title(issue)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parties.map((party) => (
            <tr key={party.id}>
              <th scope="row" dir="auto">
                {party.label}
              </th>
              {issues.map((issue) => {
                const name = cellName({ party: party.id, issue });
                const cell = cells.get(name);
                return (
                  <td key={issue} class={cell ? undefined : "empty"}>
                    {cell ? (
                      <Cell cell={cell} party={party} pressed={name === current} onChoose={onChoose} />
                    ) : (
                      <span class="unseen">nothing told</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  cell: PositionCell;
  party: Side;
  pressed: boolean;
  onChoose: (cell: PositionCell) => void;
}

function Cell({ cell, party, pressed, onChoose }: CellProps) {
  const stance = STANCES[cell.stance];
  const before = cell.changed_from ? `; before: ${STANCES[cell.changed_from.stance].was}` : "";
  const told = `${party.label} on ${title(cell.issue)}: ${stance.word}${cell.condition ? `, ${cell.condition}` : ""}, since ${dayPhrase(cell.since)}${before}, ${counted(cell.sources, "source")}${cell.contested ? ", contested" : ""}`;
  return (
    <button
      type="button"
      class={`cell stance-${cell.stance}${cell.contested ? " contested" : ""}`}
      data-cell={cellName(cell)}
      aria-pressed={pressed}
      title={told}
      onClick={() => onChoose(cell)}
    >
      <span class="unseen">{`${party.label} on ${words(cell.issue)}: `}</span>
      <span class="cell-stance">
        <span class="sign" aria-hidden="true">
          {stance.sign}
        </span>{" "}
        {stance.word}
      </span>
      {cell.condition && <span class="cell-condition" dir="auto">{`“${cell.condition}”`}</span>}
      <span class="cell-facts">
        <span>{dayPhrase(cell.since)}</span> <span>{counted(cell.sources, "source")}</span>
      </span>
      {cell.changed_from && <span class="cell-before">{`was ${STANCES[cell.changed_from.stance].was}`}</span>}
      {cell.contested && <span class="cell-contested">contested</span>}
    </button>
  );
}

/** Parties with most positions first. */
function byBreadth(matrix: PositionMatrix): Side[] {
  const breadth = new Map<string, number>();
  for (const cell of matrix.cells) breadth.set(cell.party, (breadth.get(cell.party) ?? 0) + 1);
  return matrix.parties
    .filter((party) => breadth.has(party.id))
    .sort((one, other) => (breadth.get(other.id) ?? 0) - (breadth.get(one.id) ?? 0) || one.label.localeCompare(other.label));
}

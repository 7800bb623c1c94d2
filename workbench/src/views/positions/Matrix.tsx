import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { LongList } from "../../api/lists";
import { title } from "../common/phrases";
import type { PositionCell, PositionPage, PositionRow } from "../common/types";
import { Cell, cellName } from "./Cell";

interface Props {
  list: LongList<PositionRow, PositionPage>;
  issues: readonly string[];
  chosen: string;
  onChoose: (cell: PositionCell) => void;
}

/** Every row is as high, so that only those in sight need to exist; `--matrix-row` in positions.css says the same. */
const ROW = 76;
const SPARE = 4;
const AT_FIRST = 12;

/** Parties by issues, any number of parties; arrow keys move among the cells, Enter shows the words of one. */
export function Matrix({ list, issues, chosen, onChoose }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const { scroll, first, last } = useRowsInSight(list.total);
  const { want } = list;
  useEffect(() => want(first, last), [want, first, last]);

  const rows = [];
  for (let index = first; index <= last; index++) {
    const row = list.rowAt(index);
    rows.push(<Row key={index} index={index} row={row} issues={issues} chosen={chosen} onChoose={onChoose} />);
  }
  return (
    <div class="matrix-scroll" role="region" aria-label="Positions by party and issue" tabIndex={0} ref={scroll}>
      <table class="matrix" ref={table} aria-rowcount={list.total + 1} onKeyDown={(event) => moveAmong(table.current, event)}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">Party</th>
            {issues.map((issue) => (
              <th scope="col" key={issue}>
                {title(issue)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap rows={first} />
          {rows}
          <Gap rows={list.total - 1 - last} />
        </tbody>
      </table>
    </div>
  );
}

/** Which rows are in sight, and a few around them. */
function useRowsInSight(total: number) {
  const scroll = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState<readonly [number, number]>([0, AT_FIRST]);
  useLayoutEffect(() => {
    const box = scroll.current;
    if (!box) return;
    const look = () => {
      const first = Math.max(0, Math.floor(box.scrollTop / ROW) - SPARE);
      const last = Math.ceil((box.scrollTop + box.clientHeight) / ROW) + SPARE;
      setSight((old) => (old[0] === first && old[1] === last ? old : [first, last]));
    };
    look();
    box.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(box);
    return () => {
      box.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, []);
  const last = Math.min(sight[1], total - 1);
  return { scroll, first: Math.max(0, Math.min(sight[0], last)), last };
}

/** The room of rows that are out of sight. */
function Gap({ rows }: { rows: number }) {
  return rows > 0 ? <tr class="matrix-gap" aria-hidden="true" style={{ height: `${rows * ROW}px` }} /> : null;
}

interface RowProps {
  index: number;
  row: PositionRow | undefined;
  issues: readonly string[];
  chosen: string;
  onChoose: (cell: PositionCell) => void;
}

function Row({ index, row, issues, chosen, onChoose }: RowProps) {
  const cells = new Map(row?.cells.map((cell) => [cell.issue, cell]));
  return (
    <tr class="matrix-row" aria-rowindex={index + 2} aria-busy={!row}>
      <th scope="row" dir="auto" title={row?.label}>
        <span class="matrix-party">{row?.label ?? "…"}</span>
      </th>
      {issues.map((issue) => {
        const cell = cells.get(issue);
        return (
          <td key={issue} class={cell ? undefined : "empty"}>
            {row && cell ? <Cell cell={cell} party={row.label} pressed={cellName(cell) === chosen} onChoose={onChoose} /> : row && <span class="unseen">nothing told</span>}
          </td>
        );
      })}
    </tr>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** From a cell to the next one that holds a position; empty ones are passed over. */
function moveAmong(table: HTMLTableElement | null, event: KeyboardEvent): void {
  const step = STEPS[event.key];
  const cell = (event.target as Element).closest("td, th[scope=row]");
  const row = cell?.parentElement;
  if (!step || !cell || !row) return;
  event.preventDefault();
  const rows = [...(table?.tBodies[0]?.querySelectorAll("tr.matrix-row") ?? [])];
  let y = rows.indexOf(row);
  let x = [...row.children].indexOf(cell);
  for (;;) {
    x += step[0];
    y += step[1];
    const next = rows[y]?.children[x];
    if (!next) return;
    const button = next.querySelector("button");
    if (button) {
      button.focus();
      button.scrollIntoView({ block: "nearest", inline: "nearest" });
      return;
    }
  }
}

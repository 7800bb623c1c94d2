import { changeFilter, changeOwn, useAddress } from "../../address/navigate";
import { addressOf } from "../../api/client";
import { useList } from "../../api/lists";
import { useResource } from "../../api/resources";
import { dayNumber, dayPhrase, isoDay } from "../common/days";
import { counted } from "../common/phrases";
import { States } from "../common/States";
import type { PositionCell, PositionPage, PositionRow } from "../common/types";
import { cellName, readCellName } from "./Cell";
import { Matrix } from "./Matrix";
import { Words } from "./Words";
import "../common/views.css";
import "./positions.css";

interface Chosen {
  readonly cell: PositionCell;
  readonly label: string;
}

/** Where each party stands on each issue on the as-of date, and the words that say so. */
export default function Positions() {
  const { filter, own } = useAddress();
  const list = useList<PositionRow, PositionPage>(addressOf("/positions", filter));
  const chosen = useChosen(own["cell"] ?? "", list.find);
  const choose = (cell: PositionCell) => changeOwn({ cell: cellName(cell) === own["cell"] ? "" : cellName(cell) });
  return (
    <section class="view view-positions" aria-labelledby="positions-title">
      <h1 id="positions-title">Positions</h1>
      <States {...list} empty={list.total === 0} filter={filter} what="No position" hint="Add reports in the inbox: what parties want is found in them.">
        {list.answer && (
          <>
            <Steps answer={list.answer} asOf={filter.as_of} />
            <div class={chosen ? "beside open" : "beside"}>
              <Matrix list={list} issues={list.answer.issues} chosen={own["cell"] ?? ""} onChoose={choose} />
              {chosen && <Words key={cellName(chosen.cell)} cell={chosen.cell} party={chosen.label} />}
            </div>
          </>
        )}
      </States>
    </section>
  );
}

/** The cell that the address names: among the rows that are here, else asked for. */
function useChosen(name: string, find: (is: (row: PositionRow) => boolean) => PositionRow | undefined): Chosen | undefined {
  const { filter } = useAddress();
  const wanted = readCellName(name);
  const here = wanted && find((row) => row.id === wanted.party);
  const asked = wanted && !here ? addressOf("/positions", { ...filter, party: wanted.party, issue: wanted.issue }, { limit: 500 }) : null;
  const answer = useResource<PositionPage>(asked);
  if (!wanted) return undefined;
  const row = here ?? answer.value?.items.find((each) => each.id === wanted.party);
  const cell = row?.cells.find((each) => each.issue === wanted.issue);
  return row && cell ? { cell, label: row.label } : undefined;
}

/** From one day on which a position changed to the day of the one before or after. */
function Steps({ answer, asOf }: { answer: PositionPage; asOf: string }) {
  const [earliest, latest] = answer.days ?? ["", ""];
  // What is told of a day that is over is left out of the day before it.
  const back = () => latest && changeFilter({ as_of: isoDay(dayNumber(latest) - 1) });
  return (
    <p class="steps-bar">
      <button type="button" onClick={back} disabled={earliest === latest}>
        ← Before the latest change
      </button>
      <button type="button" onClick={() => changeFilter({ as_of: "" })} disabled={!asOf}>
        Latest →
      </button>
      <span>
        {`${asOf ? `As of ${dayPhrase(asOf)}` : "As last told"}: ${counted(answer.positions, "position")} of ${answer.total === 1 ? "1 party" : `${answer.total.toLocaleString("en")} parties`}`}
        {answer.contested > 0 && `, ${answer.contested} contested`}
        {latest && `; latest change ${dayPhrase(latest)}`}
      </span>
    </p>
  );
}

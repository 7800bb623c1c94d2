import { useEffect, useRef } from "preact/hooks";
import { changeFilter, changeOwn, useAddress } from "../../address/navigate";
import { addressOf } from "../../api/client";
import { useResource } from "../../api/resources";
import { dayNumber, dayPhrase, isoDay } from "../common/days";
import { STANCES, counted, title } from "../common/phrases";
import { Quoted } from "../common/Quoted";
import { States } from "../common/States";
import type { HistoryPoint, PositionCell, PositionMatrix } from "../common/types";
import { Changes } from "./Changes";
import { Matrix, cellName } from "./Matrix";
import "../common/views.css";
import "./positions.css";

const AT_ONCE = 50;

/** Where each party stands on each issue on the as-of date, and the words that say so. */
export default function Positions() {
  const { filter, own } = useAddress();
  const answer = useResource<PositionMatrix>(addressOf("/positions", filter));
  const matrix = answer.value;
  const rows = Number(own.show) || AT_ONCE;
  const chosen = matrix?.cells.find((cell) => cellName(cell) === own.cell);
  return (
    <section class="view view-positions" aria-labelledby="positions-title">
      <h1 id="positions-title">Positions</h1>
      <States {...answer} empty={!matrix?.cells.length} filter={filter} what="No position" hint="Add reports in the inbox: what parties want is found in them.">
        {matrix && (
          <>
            <Steps matrix={matrix} asOf={filter.as_of} />
            <div class={chosen ? "beside open" : "beside"}>
              <div>
                <Matrix matrix={matrix} rows={rows} chosen={own.cell ?? ""} onChoose={(cell) => changeOwn({ cell: cellName(cell) === own.cell ? "" : cellName(cell) })} />
                {matrix.parties.length > rows && (
                  <button type="button" class="more" onClick={() => changeOwn({ show: String(rows + AT_ONCE) })}>
                    {`Show more parties (${matrix.parties.length - rows} with fewer positions)`}
                  </button>
                )}
              </div>
              {chosen && <Words key={cellName(chosen)} cell={chosen} matrix={matrix} />}
            </div>
          </>
        )}
      </States>
    </section>
  );
}

/** From one day on which a position changed to the day of the one before or after. */
function Steps({ matrix, asOf }: { matrix: PositionMatrix; asOf: string }) {
  const days = [...new Set(matrix.cells.map((cell) => cell.since))].sort();
  const latest = days[days.length - 1];
  const contested = matrix.cells.filter((cell) => cell.contested).length;
  // What is told of a day that is over is left out of the day before it.
  const back = () => latest && changeFilter({ as_of: isoDay(dayNumber(latest) - 1) });
  return (
    <p class="steps-bar">
      <button type="button" onClick={back} disabled={days.length < 2}>
        ← Before the latest change
      </button>
      <button type="button" onClick={() => changeFilter({ as_of: "" })} disabled={!asOf}>
        Latest →
      </button>
      <span>
        {`${asOf ? `As of ${dayPhrase(asOf)}` : "As last told"}: ${counted(matrix.cells.length, "position")}`}
        {contested > 0 && `, ${contested} contested`}
        {latest && `; latest change ${dayPhrase(latest)}`}
      </span>
    </p>
  );
}

function Words({ cell, matrix }: { cell: PositionCell; matrix: PositionMatrix }) {
  const { filter } = useAddress();
  const asked = { party: cell.party, issue: cell.issue, as_of: filter.as_of, known_on: filter.known_on };
  const history = useResource<{ points: HistoryPoint[] }>(addressOf("/positions/history", undefined, asked));
  const heading = useRef<HTMLHeadingElement>(null);
  const party = matrix.parties.find((each) => each.id === cell.party)?.label ?? cell.party;
  const close = () => {
    const name = cellName(cell);
    changeOwn({ cell: "" });
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(name)}"]`)?.focus());
  };
  useEffect(() => heading.current?.focus(), []);
  const stance = STANCES[cell.stance];
  return (
    <aside class="words" aria-labelledby="cell-title" onKeyDown={(event) => event.key === "Escape" && close()}>
      <header>
        <h2 id="cell-title" ref={heading} tabIndex={-1}>
          <span dir="auto">{party}</span>
          {` · ${title(cell.issue)}`}
        </h2>
        <button type="button" onClick={close} aria-label="Close the words">
          ✕
        </button>
      </header>
      <p>
        <strong class={`stance-word stance-${cell.stance}`}>{`${stance.sign} ${stance.word}`}</strong>
        {` since ${dayPhrase(cell.since)} · ${counted(cell.sources, "independent source")}`}
        {cell.changed_from && ` · ${STANCES[cell.changed_from.stance].was} until ${dayPhrase(cell.changed_from.day)}`}
      </p>
      {cell.contested && <p class="note">Contested: on this stance reports contradict each other.</p>}
      {cell.condition && <p class="condition" dir="auto">{`Condition: “${cell.condition}”`}</p>}
      {cell.evidence.map((each) => (
        <Quoted key={each.claim} sentence={each.sentence} words={each.words} claim={each.claim} report={each.document ?? each.report} />
      ))}
      <h3>How it changed</h3>
      {history.error ? <p role="alert">{history.error.message}</p> : history.value ? <Changes points={history.value.points} /> : <p role="status">Asking the record …</p>}
    </aside>
  );
}

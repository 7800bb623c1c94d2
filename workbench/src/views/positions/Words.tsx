import { useEffect, useRef } from "preact/hooks";
import { changeOwn, useAddress } from "../../address/navigate";
import { addressOf } from "../../api/client";
import { useResource } from "../../api/resources";
import { dayPhrase } from "../common/days";
import { STANCES, counted, title } from "../common/phrases";
import { Quoted } from "../common/Quoted";
import type { HistoryPoint, PositionCell } from "../common/types";
import { cellName } from "./Cell";
import { Changes } from "./Changes";

/** One position: its words, and how it came about. */
export function Words({ cell, party }: { cell: PositionCell; party: string }) {
  const { filter } = useAddress();
  const asked = { party: cell.party, issue: cell.issue, as_of: filter.as_of, known_on: filter.known_on };
  const history = useResource<{ points: HistoryPoint[] }>(addressOf("/positions/history", undefined, asked));
  const points = history.value?.points ?? [];
  const heading = useRef<HTMLHeadingElement>(null);
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
          <bdi>{party}</bdi>
          {` · ${title(cell.issue)}`}
        </h2>
        <button type="button" class="quiet" onClick={close} aria-label="Close the words">
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
      {history.error && <p role="alert">{history.error.message}</p>}
      {!history.error && points.length === 0 && <p role="status">Asking the record …</p>}
      {points.at(-1)?.evidence.map((each) => (
        <Quoted key={each.claim} sentence={each.sentence} words={each.words} claim={each.claim} report={each.document ?? each.report} />
      ))}
      {points.length > 0 && (
        <>
          <h3>How it changed</h3>
          <Changes points={points} />
        </>
      )}
    </aside>
  );
}

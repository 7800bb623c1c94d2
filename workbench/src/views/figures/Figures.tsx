import { changeOwn, useAddress } from "../../address/navigate";
import { addressOf } from "../../api/client";
import { useResource } from "../../api/resources";
import { dayNumber } from "../common/days";
import { title } from "../common/phrases";
import { States } from "../common/States";
import type { FigureSeries } from "../common/types";
import { useWidth } from "../common/useWidth";
import { Panel } from "./Panel";
import { greatest, groupsOf, type Group } from "./numbers";
import "../common/views.css";
import "./figures.css";

const AT_ONCE = 40;
const NARROWEST = 300;

interface Answer {
  items: FigureSeries[];
  total: number;
}

/** Numbers over time: each counter's own, beside those of others, never added up and never averaged. */
export default function Figures() {
  const { filter, own } = useAddress();
  const asked = Math.min(Number(own.show) || AT_ONCE, 500);
  const answer = useResource<Answer>(addressOf("/figures", filter, { limit: asked }));
  const series = answer.value?.items ?? [];
  const total = answer.value?.total ?? 0;
  const topics = [...new Set(series.map((each) => each.topic))].sort();
  const topic = topics.includes(own.topic ?? "") ? (own.topic ?? "") : "";
  const groups = groupsOf(series.filter((each) => !topic || each.topic === topic));
  return (
    <section class="view view-figures" aria-labelledby="figures-title">
      <h1 id="figures-title">Figures</h1>
      <States {...answer} empty={series.length === 0} filter={filter} what="No figure" hint="Add reports in the inbox: counts that they give are found in them.">
        <p class="lead">{`${total.toLocaleString("en")} series. Each counter has one of its own; numbers of two counters are never added up, and never averaged.`}</p>
        <fieldset class="topics">
          <legend class="unseen">Topic</legend>
          {["", ...topics].map((each) => (
            <label key={each}>
              <input type="radio" name="topic" checked={each === topic} onChange={() => changeOwn({ topic: each })} />
              {each ? title(each) : "All topics"}
            </label>
          ))}
        </fieldset>
        {groups.map((group) => (
          <Multiples key={group.key} group={group} />
        ))}
        {total > series.length && asked < 500 && (
          <button type="button" onClick={() => changeOwn({ show: String(asked + AT_ONCE) })}>
            {`Show more (${(total - series.length).toLocaleString("en")} left)`}
          </button>
        )}
      </States>
    </section>
  );
}

/** Counters of one thing in one place beside each other, on the same axes. */
function Multiples({ group }: { group: Group }) {
  const [place, width] = useWidth<HTMLElement>();
  const days = group.series.flatMap((each) => each.points.map((point) => dayNumber(point.day)));
  const first = Math.min(...days);
  const last = Math.max(...days);
  const columns = Math.max(1, Math.min(group.series.length, Math.floor((width + 16) / (NARROWEST + 16))));
  const room = Math.min(Math.floor((width - (columns - 1) * 16) / columns) - 26, 560);
  const most = greatest(group.series);
  const drawn = first < last;
  const name = `${title(group.topic)} · ${group.place ?? "place not told"}`;
  return (
    <section class="multiples" ref={place} aria-label={name}>
      <h2 dir="auto">{name}</h2>
      <div class="panels">
        {group.series.map((each) => (
          <Panel key={`${each.counter?.id}${each.period}${each.about}${each.points[0]?.day}`} series={each} first={first} last={last} most={most} drawn={drawn} width={Math.max(room, 200)} />
        ))}
      </div>
    </section>
  );
}

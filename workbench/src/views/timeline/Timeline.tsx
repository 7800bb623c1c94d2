import { useCallback, useEffect, useState } from "preact/hooks";
import { changeFilter, openView, useAddress } from "../../address/navigate";
import { addressOf } from "../../api/client";
import { useList } from "../../api/lists";
import { useResource } from "../../api/resources";
import { PrintAll } from "../../components/PrintAll";
import { VirtualList } from "../../components/VirtualList";
import { dayNumber, scale, ticks } from "../common/days";
import { counted } from "../common/phrases";
import { States } from "../common/States";
import type { Bin, TimelineItem, TimelinePage } from "../common/types";
import { useWidth } from "../common/useWidth";
import { Brush } from "./Brush";
import { Legend } from "./marks";
import { Row, type Lane } from "./Row";
import "../common/views.css";
import "./timeline.css";

/** The width of a page of paper, in pixels. */
const PAPER = 680;

/** What happened, is planned, did not happen, or is said to have: each claim as a line, with its days on one axis. */
export default function Timeline() {
  const { filter } = useAddress();
  // The histogram is of all days, so that a brushed part can be widened again.
  const all = useResource<TimelinePage>(addressOf("/timeline", { ...filter, since: "", until: "" }, { limit: 1 }));
  const asked = addressOf("/timeline", filter);
  const list = useList<TimelineItem>(asked);
  const [active, setActive] = useState(0);
  const [place, width] = useWidth<HTMLDivElement>(900);
  useEffect(() => setActive(0), [filter]);

  const bins = all.value?.bins ?? [];
  const lane = laneOf(bins, filter.since, filter.until, width);
  const paper = laneOf(bins, filter.since, filter.until, PAPER);
  const onRange = list.want;
  const open = useCallback(
    (index: number) => {
      const item = list.rowAt(index);
      if (item) openView("review", item.document.id, { claim: item.claim_id });
    },
    [list.rowAt],
  );
  const brushed = (since: string, until: string) => changeFilter({ since, until }, true);
  return (
    <section class="view view-timeline print-whole" aria-labelledby="timeline-title" ref={place}>
      <h1 id="timeline-title">Timeline</h1>
      {bins.length > 0 && <Brush bins={bins} since={filter.since} until={filter.until} onChange={brushed} />}
      <States error={list.error} loading={list.loading} reload={list.reload} empty={list.total === 0} filter={filter} what="No claim" hint="Add reports in the inbox; what they tell is laid out here by day.">
        <div class="timeline-lead">
          <p class="lead">
            {counted(list.total, "claim")} by day. <span class="no-print">Arrow keys move, Enter goes to the words.</span>
          </p>
          <PrintAll<TimelineItem> address={asked} what="claims" head={<Axis lane={paper} />} renderRow={(item) => <Row item={item} lane={paper} />} />
        </div>
        <Legend />
        <Axis lane={lane} />
        <div class="timeline-rows">
          <VirtualList
            label="Claims by day"
            total={list.total}
            rowHeight={lane.narrow ? 80 : 60}
            active={active}
            onActive={setActive}
            onOpen={open}
            onRange={onRange}
            renderRow={(index) => {
              const item = list.rowAt(index);
              return item ? <Row item={item} lane={lane} /> : <span class="row-waiting">…</span>;
            }}
          />
        </div>
      </States>
    </section>
  );
}

/** The part of the row that is the time axis. */
function laneOf(bins: readonly Bin[], since: string, until: string, width: number): Lane {
  const narrow = width < 640;
  const room = narrow ? width - 28 : Math.round(Math.min(Math.max(width * 0.34, 180), 620));
  const step = bins[0]?.days ?? 1;
  const first = since ? dayNumber(since) : bins.length ? dayNumber(bins[0]!.day) : 0;
  const last = until ? dayNumber(until) : bins.length ? dayNumber(bins[bins.length - 1]!.day) + step - 1 : 1;
  return { width: room, narrow, first, last, x: scale(first, Math.max(last, first + 1), 12, room - 12) };
}

function Axis({ lane }: { lane: Lane }) {
  const marks = ticks(lane.first, Math.max(lane.last, lane.first + 1), Math.floor(lane.width / 75));
  return (
    <svg class="lane-axis" width={lane.width} height={20} aria-hidden="true">
      {marks.map((tick) => (
        <text key={tick.day} class="tick-text" x={lane.x(tick.day)} y={14} text-anchor={lane.x(tick.day) > lane.width - 40 ? "end" : "start"}>
          {tick.label}
        </text>
      ))}
      <line class="axis" x1={12} x2={lane.width - 12} y1={19} y2={19} />
    </svg>
  );
}

import { useCallback, useState } from "preact/hooks";
import { changeOwn, openView } from "../../address/navigate";
import { addressOf } from "../../api/client";
import { useList } from "../../api/lists";
import type { Story } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import { ErrorState } from "../../components/ErrorState";
import { VirtualList } from "../../components/VirtualList";
import { Waiting } from "../../components/Waiting";
import { useKeys } from "../../keys/keymap";
import { mayAct, useRecord } from "../../shell/record";
import type { ViewProps } from "../registry";
import { AddReports } from "./AddReports";
import { StoryRow } from "./StoryRow";
import { StoryPane } from "./StoryPane";
import "./inbox.css";

const ROW = 76;

/** What came in, story by story, unread first; and the way to add reports. */
export default function Inbox({ address }: ViewProps) {
  const { facts, reload } = useRecord();
  const mine = address.own["mine"] === "1";
  const stories = useList<Story>(addressOf("/stories", address.filter, mine ? { mine: "true" } : {}));
  const [adding, setAdding] = useState(false);
  const [active, setActive] = useState(0);
  const open = useCallback((index: number) => openReport(stories.rowAt(index)), [stories.rowAt]);
  const step = (by: number) => setActive((at) => Math.min(stories.total - 1, Math.max(0, at + by)));
  useKeys("Inbox", [
    { key: "j", does: "next story", run: () => step(1) },
    { key: "k", does: "story before", run: () => step(-1) },
    { key: "o", does: "open the story's first undecided report", run: () => open(active) },
    { key: "Enter", does: "the same", run: () => open(active) },
    { key: "n", does: "add reports", run: () => mayAct(facts, "editor") && setAdding(true) },
  ]);
  const added = () => {
    reload();
    stories.reload();
  };
  const story = stories.rowAt(active);
  return (
    <div class="inbox">
      <header class="view-head">
        <h1>Inbox</h1>
        <p class="note">
          {stories.total.toLocaleString("en")} {stories.total === 1 ? "story" : "stories"}, {facts.documents.toLocaleString("en")} reports
        </p>
        <span class="top-room" />
        {facts.accounts && (
          <button type="button" aria-pressed={mine} onClick={() => changeOwn({ mine: mine ? "" : "1" })}>
            Assigned to me
          </button>
        )}
        {mayAct(facts, "editor") && (
          <button type="button" class="strong" onClick={() => setAdding(true)} aria-keyshortcuts="n">
            Add reports
          </button>
        )}
      </header>
      {stories.error ? (
        <ErrorState error={stories.error} retry={stories.reload} />
      ) : stories.loading && stories.total === 0 ? (
        <Waiting what="Loading the stories" />
      ) : stories.total === 0 ? (
        <EmptyState title={facts.documents === 0 ? "The record is empty" : "No story passes the filter"}>
          {facts.documents === 0 ? "Add reports: paste a text, drop files, or give a web address or feed." : "Clear the filter to see the others."}
        </EmptyState>
      ) : (
        <div class="inbox-panes">
          <VirtualList
            label="Stories, unread first"
            total={stories.total}
            rowHeight={ROW}
            active={active}
            onActive={setActive}
            onOpen={open}
            onRange={stories.want}
            renderRow={(index) => <StoryRow story={stories.rowAt(index)} active={index === active} onPick={() => setActive(index)} />}
          />
          {story && <StoryPane story={story} />}
        </div>
      )}
      {adding && <AddReports onAdded={added} onClose={() => setAdding(false)} />}
    </div>
  );
}

function openReport(story: Story | undefined): void {
  const document = story?.documents.find((each) => each.undecided > 0) ?? story?.documents[0];
  if (document) openView("review", document.id);
}

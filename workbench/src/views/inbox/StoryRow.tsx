import type { Story } from "../../api/types";
import { DayText } from "../../components/DayText";

/** One line of the inbox. */
export function StoryRow({ story, active, onPick }: { story: Story | undefined; active: boolean; onPick: () => void }) {
  if (!story) return <div class="story-row story-coming" aria-busy="true" />;
  return (
    <button type="button" tabIndex={-1} class={story.unread ? "story-row story-unread" : "story-row"} aria-pressed={active} onClick={onPick}>
      <span class="story-dot">{story.unread && <span class="unseen">unread</span>}</span>
      <span class="story-title" dir="auto">
        {story.title}
      </span>
      <span class="story-day">
        <DayText day={story.first_day} end={story.last_day} none="" />
      </span>
      <span class="story-facts">
        {story.sources.join(", ") || "unnamed source"} · {story.documents.length === 1 ? "1 report" : `${story.documents.length} reports`}
        {story.assigned_to.length > 0 && ` · for ${story.assigned_to.join(", ")}`}
      </span>
      <span class="story-counts">
        {story.new_claims > 0 && story.new_claims !== story.undecided && <span class="badge badge-new">{story.new_claims} new</span>}
        {story.changed_claims > 0 && <span class="badge badge-changed">{story.changed_claims} changed</span>}
        {story.undecided > 0 ? <span class={story.new_claims === story.undecided ? "badge badge-new" : "badge"}>{story.undecided} to decide</span> : <span class="badge badge-done">✓ decided</span>}
      </span>
    </button>
  );
}

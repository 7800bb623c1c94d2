import { useState } from "preact/hooks";
import { addressOf, send } from "../../api/client";
import { forgetAnswers, refusalOf, useResource } from "../../api/resources";
import type { Page, Story } from "../../api/types";
import { ErrorState } from "../../components/ErrorState";
import { Waiting } from "../../components/Waiting";
import { say } from "../../shell/messages";
import { mayAct, useRecord } from "../../shell/record";

interface Assigned {
  readonly story: string;
  readonly title: string | null;
  readonly reviewers: readonly string[];
  readonly left: Readonly<Record<string, number>>;
}

/** Which stories who is to check, and how much of it is left. */
export function Assignments() {
  const { facts } = useRecord();
  const given = useResource<Page<Assigned>>(addressOf("/assignments"));
  if (given.error) return <ErrorState error={given.error} retry={given.reload} />;
  if (!given.value) return <Waiting />;
  return (
    <section aria-labelledby="assignments-title">
      <h2 id="assignments-title">Who checks what</h2>
      {given.value.items.length === 0 ? (
        <p class="note">No story is given to anybody.</p>
      ) : (
        <table class="assignments">
          <thead>
            <tr>
              <th scope="col">Story</th>
              <th scope="col">Reviewers, and what each has left</th>
            </tr>
          </thead>
          <tbody>
            {given.value.items.map((item) => (
              <tr key={item.story}>
                <td dir="auto">{item.title ?? item.story}</td>
                <td>{item.reviewers.map((name) => `${name} (${item.left[name] ?? 0})`).join(", ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayAct(facts, "editor") && <Assign onDone={given.reload} />}
    </section>
  );
}

function Assign({ onDone }: { onDone: () => void }) {
  const stories = useResource<Page<Story>>(addressOf("/stories", undefined, { limit: 200 }));
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const reviewers = String(form.get("reviewers"))
      .split(/[;,]/)
      .map((name) => name.trim())
      .filter(Boolean);
    setBusy(true);
    try {
      await send("/assignments", { story: form.get("story"), reviewers });
      forgetAnswers();
      onDone();
      say(reviewers.length > 0 ? `Given to ${reviewers.join(" and ")}.` : "Taken back from all reviewers.");
    } catch (error) {
      say(refusalOf(error).message, true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class="assign" onSubmit={submit} aria-label="Give a story to reviewers">
      <label class="field">
        <span>Story</span>
        <select name="story" required>
          {stories.value?.items.map((story) => (
            <option key={story.id} value={story.id}>
              {story.title}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>Reviewers (parted by commas; none takes it back)</span>
        <input name="reviewers" autocomplete="off" />
      </label>
      <button type="submit" disabled={busy}>
        Give
      </button>
    </form>
  );
}

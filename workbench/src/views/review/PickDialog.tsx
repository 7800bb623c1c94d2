import { useState } from "preact/hooks";
import type { Claim } from "../../api/types";
import { Dialog } from "../../components/Dialog";
import { lookOf } from "../../components/kinds";

interface PickProps {
  readonly title: string;
  readonly claim: Claim;
  readonly others: readonly Claim[];
  readonly action: string;
  readonly none: string;
  readonly onPick: (other: string) => void;
  readonly onClose: () => void;
}

/** Picks the other claim of a merge; the nearest in the text is chosen to begin with. */
export function PickDialog({ title, claim, others, action, none, onPick, onClose }: PickProps) {
  const near = [...others].sort((one, other) => distance(one, claim) - distance(other, claim));
  const [other, setOther] = useState(near[0]?.id ?? "");
  return (
    <Dialog title={title} onClose={onClose} wide>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (other) onPick(other);
        }}
      >
        <p class={`kind-${claim.kind}`} dir="auto">
          <span aria-hidden="true">{lookOf(claim.kind).mark}</span> {claim.summary}
        </p>
        {near.length === 0 ? (
          <p class="note">{none}</p>
        ) : (
          <label class="field-full">
            Which claim?
            <select
              class="pick"
              size={Math.min(10, Math.max(2, near.length))}
              value={other}
              autofocus
              onChange={(event) => setOther(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === "Enter" && other) {
                  event.preventDefault();
                  onPick(other);
                }
              }}
            >
              {near.map((each) => (
                <option key={each.id} value={each.id}>
                  {lookOf(each.kind).mark} {each.summary}
                </option>
              ))}
            </select>
          </label>
        )}
        <div class="buttons">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="strong" disabled={!other}>
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function distance(one: Claim, other: Claim): number {
  return Math.abs(one.sentence_text.span[0] - other.sentence_text.span[0]);
}

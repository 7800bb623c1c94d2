import { useState } from "preact/hooks";
import type { Claim } from "../../api/types";
import { Dialog } from "../../components/Dialog";

const REASONS = ["the report does not say this", "wrong party", "wrong code or type", "did not happen as told (planned, negated, a hope)", "wrong words or number", "said twice"];

/** Asks why a claim is rejected: a number for a common reason, or own words. */
export function RejectDialog({ claim, onReject, onClose }: { claim: Claim; onReject: (reason: string) => void; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const onKeyDown = (event: KeyboardEvent) => {
    const picked = REASONS[Number(event.key) - 1];
    if (picked && !(event.target instanceof HTMLInputElement && reason !== "")) {
      event.preventDefault();
      onReject(picked);
    }
  };
  return (
    <Dialog title="Why is it rejected?" onClose={onClose}>
      <form
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim()) onReject(reason.trim());
        }}
      >
        <p dir="auto">{claim.summary}</p>
        <ol class="reasons">
          {REASONS.map((each, n) => (
            <li key={each}>
              <button type="button" onClick={() => onReject(each)}>
                <kbd>{n + 1}</kbd> {each}
              </button>
            </li>
          ))}
        </ol>
        <label class="field-full">
          In your own words
          <input name="reason" value={reason} onInput={(event) => setReason(event.currentTarget.value)} autocomplete="off" autofocus />
        </label>
        <div class="buttons">
          <button type="button" onClick={onClose}>
            Keep it
          </button>
          <button type="submit" class="strong" disabled={!reason.trim()}>
            Reject
          </button>
        </div>
      </form>
    </Dialog>
  );
}

import type { Claim } from "../../api/types";
import { Dialog } from "../../components/Dialog";
import { KindMark } from "../../components/KindMark";

interface BulkProps {
  readonly claims: readonly Claim[];
  readonly onAccept: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Accepts the undecided claims that the page shows, and no others: what a filter hides is not touched. */
export function BulkDialog({ claims, onAccept, onClose }: BulkProps) {
  return (
    <Dialog title={claims.length === 1 ? "Accept the one undecided claim shown?" : `Accept the ${claims.length} undecided claims shown?`} onClose={onClose} wide>
      {claims.length === 0 ? (
        <p>Every claim shown is decided.</p>
      ) : (
        <>
          <p>Only these. Claims that the filter hides, and other reports, stay as they are. One u takes all of it back.</p>
          <ul class="bulk-list" tabIndex={0} aria-label="Claims to be accepted">
            {claims.map((claim) => (
              <li key={claim.id}>
                <KindMark kind={claim.kind} /> <span dir="auto">{claim.summary}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="buttons">
        <button type="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" class="strong" autofocus disabled={claims.length === 0} onClick={() => onAccept(claims.map((claim) => claim.id))}>
          Accept {claims.length}
        </button>
      </div>
    </Dialog>
  );
}

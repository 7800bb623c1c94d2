import type { Claim } from "../../api/types";
import { DayText } from "../../components/DayText";
import { PartyName } from "../../components/PartyName";
import type { Action, Decide } from "./Doing";
import { EditForm } from "./EditForm";

interface ActionsProps {
  readonly claim: Claim;
  readonly editing: boolean;
  readonly decide: Decide;
  readonly begin: (kind: Action["kind"]) => void;
  readonly onDone: () => void;
}

/** What the selected card shows beyond the others: its details and what can be decided. */
export function CardActions({ claim, editing, decide, begin, onDone }: ActionsProps) {
  if (editing) return <EditForm claim={claim} onClose={onDone} onSave={(values) => decide("edit", [claim.id], { values })} />;
  const shown = claim.edited ?? claim;
  return (
    <div class="card-more">
      <dl class="card-facts">
        {shown.according_to && (
          <div>
            <dt>according to</dt>
            <dd>
              <PartyName party={shown.according_to} />
            </dd>
          </div>
        )}
        {shown.when && (
          <div>
            <dt>when</dt>
            <dd>
              <DayText day={shown.when.start} end={shown.when.end} approximate={shown.when.approximate} /> <q dir="auto">{shown.when.text}</q>
            </dd>
          </div>
        )}
        {shown.where && (
          <div>
            <dt>where</dt>
            <dd dir="auto">
              {shown.where.name ?? shown.where.text}
              {shown.where.contested && " (contested)"}
            </dd>
          </div>
        )}
        {shown.condition && (
          <div>
            <dt>condition</dt>
            <dd>
              <q dir="auto">{shown.condition.text}</q>
            </dd>
          </div>
        )}
      </dl>
      <div class="card-buttons" onClick={(event) => event.stopPropagation()}>
        <Act letter="a" name="Accept" run={() => decide("accept", [claim.id], {}, true)} />
        <Act letter="x" name="Reject" run={() => begin("reject")} />
        <Act letter="e" name="Edit" run={() => begin("edit")} />
        <Act letter="d" name="Defer" run={() => decide("defer", [claim.id], {}, true)} />
        <Act letter="s" name="Split" run={() => begin("split")} />
        <Act letter="m" name="Merge" run={() => begin("merge")} />
        {["event", "proposal", "response"].includes(claim.kind) && <Act letter="l" name="Link" run={() => begin("link")} />}
      </div>
    </div>
  );
}

function Act({ letter, name, run }: { letter: string; name: string; run: () => void }) {
  return (
    <button type="button" onClick={run} aria-keyshortcuts={letter}>
      {name} <kbd aria-hidden="true">{letter}</kbd>
    </button>
  );
}

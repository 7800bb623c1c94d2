import type { Claim, ClaimKind } from "../../api/types";
import { useRecord } from "../../shell/record";
import { BulkDialog } from "./BulkDialog";
import type { NewClaim, Verdict } from "./decisions";
import { LinkDialog } from "./LinkDialog";
import { NewClaimForm } from "./NewClaimForm";
import { PickDialog } from "./PickDialog";
import { RejectDialog } from "./RejectDialog";
import { SplitDialog } from "./SplitDialog";

/** What is being asked before a decision is kept. */
export type Action =
  | { readonly kind: "reject" | "edit" | "split" | "merge" | "link"; readonly claim: Claim }
  | { readonly kind: "bulk"; readonly claims: readonly Claim[] }
  | { readonly kind: "new"; readonly words: string; readonly sentence: string; readonly start: number; readonly end: number };

export type Decide = (decision: Verdict, about: readonly string[], more?: { reason?: string; values?: Record<string, unknown> }, moveOn?: boolean) => void;

interface DoingProps {
  readonly action: Action;
  readonly claims: readonly Claim[];
  readonly decide: Decide;
  readonly make: (made: NewClaim) => void;
  readonly onClose: () => void;
}

/** The window of the action that is under way; edits happen in the card itself. */
export function Doing({ action, claims, decide, make, onClose }: DoingProps) {
  const { codes } = useRecord().facts;
  switch (action.kind) {
    case "reject":
      return <RejectDialog claim={action.claim} onClose={onClose} onReject={(reason) => decide("reject", [action.claim.id], { reason }, true)} />;
    case "split":
      return <SplitDialog claim={action.claim} onClose={onClose} onSplit={(parts) => decide("split", [action.claim.id], { values: { parts } })} />;
    case "merge":
      return (
        <PickDialog
          title="Merge: which claim says the same?"
          claim={action.claim}
          others={claims.filter((each) => each.id !== action.claim.id && each.kind === action.claim.kind && each.review.state !== "rejected")}
          action="Merge into this claim"
          none={`There is no other ${action.claim.kind} in this report.`}
          onClose={onClose}
          onPick={(other) => decide("merge", [action.claim.id, other])}
        />
      );
    case "link":
      return (
        <LinkDialog
          claim={action.claim}
          claims={claims}
          relations={codes.relations}
          onClose={onClose}
          onLink={(decision, other, relation) => decide(decision, [action.claim.id, other], relation ? { values: { relation } } : {})}
        />
      );
    case "bulk":
      return <BulkDialog claims={action.claims} onAccept={(ids) => decide("accept", ids)} onClose={onClose} />;
    case "new":
      return (
        <NewClaimForm
          words={action.words}
          sentence={action.sentence}
          onClose={onClose}
          onMake={(kind: ClaimKind, fields: Record<string, unknown>) => make({ kind, start: action.start, end: action.end, fields })}
        />
      );
    case "edit":
      return null;
  }
}

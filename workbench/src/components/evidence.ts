import type { Claim, Words } from "../api/types";

/** Return the words a claim hangs on: its trigger, content, issue, cue or number; none for links. */
export function evidenceOf(claim: Claim): Words | undefined {
  const words = claim.trigger ?? claim.content ?? claim.issue_text ?? claim.cue ?? claim.text;
  return words ?? undefined;
}

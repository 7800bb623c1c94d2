import type { Claim, Judgement } from "../../api/types";

const WORDS: Readonly<Record<string, string>> = {
  accept: "accepted",
  reject: "rejected",
  edit: "edited",
  defer: "deferred",
  add: "added",
  same: "joined",
  different: "kept apart",
  withdraw: "took back a decision",
};

interface LogProps {
  readonly judgements: readonly Judgement[];
  readonly claims: readonly Claim[];
  readonly pending: number;
  readonly onSelect: (claim: string) => void;
}

/** Who decided what about this report's claims, newest first. Nothing is ever taken out of it. */
export function Log({ judgements, claims, pending, onSelect }: LogProps) {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const byJudgement = new Map(judgements.map((judgement) => [judgement.id, judgement]));
  return (
    <section class="log" aria-labelledby="log-title">
      <h2 id="log-title">
        Decisions <span class="note">{judgements.length}</span>
        {pending > 0 && <span class="note"> · keeping {pending} …</span>}
      </h2>
      {judgements.length === 0 && <p class="note">None yet. Looking decides nothing.</p>}
      <ol class="log-lines" tabIndex={0} aria-label="Decisions, newest first">
        {[...judgements].reverse().map((judgement) => {
          const about = byJudgement.get(judgement.subject)?.subject ?? judgement.subject;
          const claim = byId.get(about.replace(/^[a-z]+:/, ""));
          return (
            <li key={judgement.id}>
              <time dateTime={judgement.at}>{judgement.at.slice(0, 16).replace("T", " ")}</time> <strong>{judgement.by}</strong> {WORDS[judgement.verdict] ?? judgement.verdict}{" "}
              {claim ? (
                <button type="button" class="quiet log-claim" dir="auto" onClick={() => onSelect(claim.id)}>
                  {claim.summary}
                </button>
              ) : (
                <span>{about}</span>
              )}
              {judgement.reason && <em dir="auto"> because: {judgement.reason}</em>}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

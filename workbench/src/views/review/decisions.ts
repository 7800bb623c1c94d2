/** Decisions shown before the server knows of them, sent one after the other, and taken back when they are refused. */

import { useCallback, useRef, useState } from "preact/hooks";
import { send } from "../../api/client";
import { forgetAnswers, refusalOf, type Resource } from "../../api/resources";
import type { Claim, Decided, Judgement, ReviewedDocument, ReviewState } from "../../api/types";
import { say } from "../../shell/messages";

export type Verdict = "accept" | "reject" | "defer" | "edit" | "split" | "merge" | "link" | "same" | "different";

export interface Command {
  readonly decision: Verdict;
  readonly claims: readonly string[];
  readonly reason?: string;
  readonly values?: Record<string, unknown>;
}

export interface NewClaim {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly fields: Record<string, unknown>;
}

const STATE_AFTER: Partial<Record<Verdict, ReviewState>> = { accept: "accepted", reject: "rejected", defer: "deferred", edit: "edited", split: "rejected" };

export interface Decisions {
  readonly decide: (command: Command) => Promise<boolean>;
  readonly undo: () => Promise<readonly string[]>;
  readonly make: (claim: NewClaim) => Promise<Claim | undefined>;
  /** How many commands are on their way. */
  readonly pending: number;
}

/** A command that was kept: the claims that it changed as they were before, and all it is about, those it made included. */
interface Done {
  readonly before: readonly Claim[];
  readonly about: readonly string[];
}

/** Bind the decisions of one report to what the page shows of it. */
export function useDecisions(report: ReviewedDocument, resource: Resource<ReviewedDocument>, who: string): Decisions {
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const done = useRef<Done[]>([]); // the commands of this visit, the latest last
  const [pending, setPending] = useState(0);
  const current = useRef(report);
  current.current = report;
  const { put } = resource;

  const enqueue = useCallback(<T>(work: () => Promise<T>): Promise<T> => {
    setPending((n) => n + 1);
    const mine = queue.current.then(work, work).finally(() => setPending((n) => n - 1));
    queue.current = mine.catch(() => undefined);
    return mine;
  }, []);

  const showClaims = useCallback((claims: readonly Claim[]) => put((old) => ({ ...old, claims: replaced(old.claims, claims, old.id) })), [put]);

  const settle = useCallback(
    (decided: Decided) => {
      forgetAnswers();
      put((old) => ({ ...old, claims: replaced(old.claims, decided.claims, old.id), judgements: [...old.judgements, ...decided.judgements] }));
    },
    [put],
  );

  const decide = useCallback(
    async (command: Command): Promise<boolean> => {
      const before = current.current.claims.filter((claim) => command.claims.includes(claim.id));
      showClaims(before.map((claim, n) => foreseen(claim, command, n, who)));
      try {
        const decided = await enqueue(() => send<Decided>("/judgements", command));
        done.current.push({ before, about: decided.claims.map((claim) => claim.id) });
        settle(decided);
        return true;
      } catch (error) {
        showClaims(before);
        say(`Not kept: ${refusalOf(error).message}`, true);
        return false;
      }
    },
    [enqueue, settle, showClaims, who],
  );

  const undo = useCallback(async (): Promise<readonly string[]> => {
    await queue.current; // the command to take back must have arrived
    const last = done.current.pop();
    const before = last?.before;
    const now = current.current.claims.filter((claim) => before?.some((each) => each.id === claim.id));
    if (before) showClaims(before);
    try {
      const decided = await enqueue(() => send<Decided>("/judgements", { decision: "undo", claims: last?.about ?? [] }));
      settle(decided);
      const claims = decided.claims.length > 0 ? decided.claims : (before ?? []);
      say(claims[0] ? `Taken back: ${claims[0].summary}` : "Taken back.");
      return claims.filter((claim) => claim.document.id === current.current.id).map((claim) => claim.id);
    } catch (error) {
      showClaims(now);
      if (last) done.current.push(last);
      say(refusalOf(error).message, true);
      return [];
    }
  }, [enqueue, settle, showClaims]);

  const make = useCallback(
    async (made: NewClaim): Promise<Claim | undefined> => {
      try {
        const claim = await enqueue(() => send<Claim>("/claims", { document: current.current.id, ...made }));
        done.current.push({ before: [], about: [claim.id] });
        settle({ claims: [claim], judgements: [madeBy(claim, who)] });
        return claim;
      } catch (error) {
        say(`Not kept: ${refusalOf(error).message}`, true);
        return undefined;
      }
    },
    [enqueue, settle, who],
  );
  return { decide, undo, make, pending };
}

function madeBy(claim: Claim, who: string): Judgement {
  return { id: `made-${claim.id}`, subject: claim.id, verdict: "add", other: "", reason: "", by: claim.review.by ?? who, at: claim.review.at ?? claim.recorded_at };
}

/** A claim as it will stand when a command is kept. */
function foreseen(claim: Claim, command: Command, place: number, who: string): Claim {
  const merged: ReviewState = place === 0 ? "accepted" : "rejected";
  const state = command.decision === "merge" ? merged : (STATE_AFTER[command.decision] ?? claim.review.state);
  return { ...claim, review: { state, by: who, at: null, reason: command.reason ?? null } };
}

/** Put newer states of claims in place, and new claims of this report where their words stand. */
function replaced(claims: readonly Claim[], newer: readonly Claim[], document: string): readonly Claim[] {
  const byId = new Map(newer.map((claim) => [claim.id, claim]));
  const kept = claims.map((claim) => byId.get(claim.id) ?? claim);
  const known = new Set(claims.map((claim) => claim.id));
  const added = newer.filter((claim) => !known.has(claim.id) && claim.document.id === document);
  if (added.length === 0) return kept;
  return [...kept, ...added].sort((one, other) => placeOf(one) - placeOf(other));
}

function placeOf(claim: Claim): number {
  return claim.sentence_text.span[0];
}

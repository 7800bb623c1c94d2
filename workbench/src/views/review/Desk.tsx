import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { Address } from "../../address/address";
import { changeOwn } from "../../address/navigate";
import { send } from "../../api/client";
import type { Resource } from "../../api/resources";
import type { Claim, ReviewedDocument } from "../../api/types";
import { offsetsOf } from "../../claims/offsets";
import { sentenceAround } from "../../claims/sentences";
import { EmptyState } from "../../components/EmptyState";
import { nameOf } from "../../components/PartyName";
import { say } from "../../shell/messages";
import { mayAct, useRecord } from "../../shell/record";
import { Cards } from "./Cards";
import { useDecisions, type Verdict } from "./decisions";
import { Doing, type Action } from "./Doing";
import { DeskHead } from "./DeskHead";
import { useReviewKeys } from "./keys";
import { Log } from "./Log";
import { useNeighbours } from "./neighbours";
import { CardActions } from "./CardActions";
import { selectedWords, showWords, TextPane } from "./TextPane";

/** What is said of decisions that no card shows. */
const ACROSS: Partial<Record<Verdict, string>> = { same: "Kept: both tell of one and the same.", different: "Kept: they tell of two.", link: "Kept: the two events are linked." };

interface DeskProps {
  readonly report: ReviewedDocument;
  readonly resource: Resource<ReviewedDocument>;
  readonly address: Address;
  readonly filterKey: string;
}

/** Text left, cards right, decisions below. Moving about decides nothing; every decision is one key, and `u` takes it back. */
export function Desk({ report, resource, address }: DeskProps) {
  const { facts } = useRecord();
  const may = mayAct(facts, "reviewer");
  const { claims } = report;
  const selected = claims.find((claim) => claim.id === address.own["claim"]) ?? claims.find((claim) => claim.review.state === "new") ?? claims[0];
  const [action, setAction] = useState<Action | undefined>();
  const decisions = useDecisions(report, resource, facts.user?.name ?? "you");
  const neighbours = useNeighbours(report.id, address.filter);

  useEffect(() => {
    if (report.unread) void send(`/documents/${encodeURIComponent(report.id)}/seen`, {}).catch(() => undefined); // it stays unread, nothing else
  }, [report.id, report.unread]);
  useEffect(() => showWords(false), [selected?.id]);

  const select = useCallback((claim: string) => {
    setAction(undefined);
    changeOwn({ claim });
  }, []);
  const move = (step: number) => {
    const at = claims.findIndex((claim) => claim.id === selected?.id);
    const next = claims[Math.min(claims.length - 1, Math.max(0, at + step))];
    if (next) select(next.id);
  };
  const decide = (decision: Verdict, about: readonly string[], more: { reason?: string; values?: Record<string, unknown> } = {}, moveOn = false) => {
    setAction(undefined);
    if (!may) {
      say("Your account may read, not decide. An administrator can make you a reviewer.", true);
      return;
    }
    void decisions.decide({ decision, claims: about, ...more }).then((kept) => kept && ACROSS[decision] && say(ACROSS[decision]));
    if (moveOn) move(1);
  };
  const undo = async () => {
    const [back] = await decisions.undo();
    if (back) changeOwn({ claim: back }); // a window opened in the meantime stays open
  };
  const begin = (kind: Action["kind"]) => {
    if (!may) say("Your account may read, not decide. An administrator can make you a reviewer.", true);
    else if (kind === "new") setAction(newAction(report));
    else if (kind === "bulk") setAction({ kind, claims: undecidedOf(claims) });
    else if (selected) setAction({ kind, claim: selected });
  };
  useReviewKeys({ move, begin, undo, selected, decide, showWords: () => showWords(true), openNext: neighbours.openNext, openPrevious: neighbours.openPrevious });
  const names = useMemo(() => partyNames(claims), [claims]);

  return (
    <div class="desk">
      <DeskHead report={report} undecided={undecidedOf(claims).length} neighbours={neighbours} onBulk={() => begin("bulk")} onNew={() => begin("new")} />
      <div class="desk-text">
        <TextPane text={report.text} dir={report.dir} claims={claims} selected={selected} onSelect={select} />
      </div>
      <div class="desk-cards">
        {claims.length === 0 ? (
          <EmptyState title="No claim here passes the filter">Clear the filter, or select words in the text and press n to make a claim of them.</EmptyState>
        ) : (
          <Cards
            claims={claims}
            selected={selected?.id}
            onSelect={select}
            inside={selected && <CardActions claim={selected} editing={action?.kind === "edit"} decide={decide} begin={begin} onDone={() => setAction(undefined)} />}
          />
        )}
      </div>
      <Log judgements={report.judgements} claims={claims} pending={decisions.pending} onSelect={select} />
      <datalist id="party-names">
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {action && (
        <Doing
          action={action}
          claims={claims}
          decide={decide}
          make={async (made) => {
            setAction(undefined);
            const claim = await decisions.make(made);
            if (claim) select(claim.id);
          }}
          onClose={() => setAction(undefined)}
        />
      )}
    </div>
  );
}

function undecidedOf(claims: readonly Claim[]): readonly Claim[] {
  return claims.filter((claim) => claim.review.state === "new");
}

function newAction(report: ReviewedDocument): Action | undefined {
  const words = selectedWords(report.text);
  if (!words) {
    say("Select the words of the claim in the text first, then press n.");
    return undefined;
  }
  const { toPoints } = offsetsOf(report.text);
  return {
    kind: "new",
    words: report.text.slice(words.start, words.end),
    sentence: sentenceAround(report.text, words.start, words.end),
    start: toPoints(words.start),
    end: toPoints(words.end),
  };
}

/** The parties that this report's claims name, to be offered in forms. */
function partyNames(claims: readonly Claim[]): readonly string[] {
  const named = claims.flatMap((claim) => [...(claim.actors ?? []), ...(claim.recipients ?? []), claim.speaker, claim.holder, claim.author, claim.responder]);
  return [...new Set(named.flatMap((party) => (party ? [party.text ?? "", nameOf(party)] : [])).filter(Boolean))].sort();
}

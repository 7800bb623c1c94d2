import { openView } from "../../address/navigate";
import { dayPhrase } from "../common/days";
import { title } from "../common/phrases";
import type { Offer, Side } from "../common/types";
import { nameOf } from "./Compared";
import { State } from "./State";
import { lastDay, threadsOf, type ThreadedOffer } from "./threads";

interface Process {
  id: string;
  parties: Side[];
}

/** Proposals by crisis, those that answer or replace each other below each other. */
export function Threads({ offers, chosen }: { offers: readonly Offer[]; chosen: string }) {
  const processes = new Map<string, Process>(offers.map((offer) => [offer.process.id, offer.process]));
  const byKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
    if (!step) return;
    const cards = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("button.offer")];
    const next = cards[cards.indexOf(document.activeElement as HTMLElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <div class="threads" onKeyDown={byKey}>
      {[...processes.values()].map((process) => (
        <section key={process.id} aria-label={partiesOf(process)}>
          <h2 dir="auto">{partiesOf(process)}</h2>
          {threadsOf(offers.filter((offer) => offer.process.id === process.id)).map((thread) => (
            <ol class="thread" key={thread[0]?.offer.id}>
              {thread.map((each) => (
                <Card key={each.offer.id} threaded={each} pressed={each.offer.id === chosen} />
              ))}
            </ol>
          ))}
        </section>
      ))}
    </div>
  );
}

function partiesOf(process: Process): string {
  const names = process.parties.slice(0, 4).map((side) => side.label);
  const rest = process.parties.length - names.length;
  return names.join(" · ") + (rest > 0 ? ` and ${rest} more` : "");
}

const RELATIONS = { first: "", replaces: "↳ new version", answers: "↳ counterproposal" } as const;

function Card({ threaded, pressed }: { threaded: ThreadedOffer; pressed: boolean }) {
  const { offer, depth, relation } = threaded;
  const issues = [...new Set(offer.terms.map((term) => title(term.issue)))];
  const author = offer.author?.label ?? "";
  return (
    <li style={{ "--depth": Math.min(depth, 4) }}>
      <button type="button" class="offer" data-offer={offer.id} aria-pressed={pressed} onClick={() => openView("ledger", offer.id)}>
        {relation !== "first" && <span class="relation">{RELATIONS[relation]}</span>}
        <span class="offer-name" dir="auto">
          {nameOf(offer)}
        </span>
        <span class="offer-facts">
          <State state={offer.state} /> <span>{dayPhrase(lastDay(offer))}</span>
          {author && !nameOf(offer).startsWith(author) && <span dir="auto">{` · ${author}`}</span>}
        </span>
        <span class="offer-counts">
          {issues.length > 0 && <span class="offer-issues">{issues.join(" · ")}</span>}
          <span>{`${offer.terms.length} ${offer.terms.length === 1 ? "term" : "terms"}, ${offer.answers.length} ${offer.answers.length === 1 ? "reply" : "replies"}`}</span>
        </span>
      </button>
    </li>
  );
}

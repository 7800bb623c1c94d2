import { useEffect, useRef } from "preact/hooks";
import { changeOwn, openView, useAddress } from "../../address/navigate";
import { dayPhrase } from "../common/days";
import { title } from "../common/phrases";
import { Quoted } from "../common/Quoted";
import type { Offer, TakenStep } from "../common/types";
import { Compared, nameOf } from "./Compared";
import { State } from "./State";
import { comparedWith } from "./threads";

/** One proposal: in which state it is and why, its replies and terms, each with the words that say it. */
export function OneOffer({ offer, offers }: { offer: Offer; offers: readonly Offer[] }) {
  const { own, filter } = useAddress();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: false }), [offer.id]);
  const current = offer.changes[offer.changes.length - 1];
  const near = offers.filter((each) => each.process.id === offer.process.id);
  const close = () => {
    openView("ledger");
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-offer="${CSS.escape(offer.id)}"]`)?.focus());
  };
  return (
    <article class="one-offer" aria-labelledby="offer-title" onKeyDown={(event) => event.key === "Escape" && close()}>
      <header>
        <h2 id="offer-title" ref={heading} tabIndex={-1} dir="auto">
          {nameOf(offer)}
        </h2>
        <button type="button" onClick={close} aria-label="Close the proposal">
          ✕
        </button>
      </header>
      <p>
        <State state={offer.state} />
        {current && ` since ${dayPhrase(current.day)}`}
        {offer.author && <span dir="auto">{` · by ${offer.author.label}`}</span>}
        {offer.addressees.length > 0 && <span dir="auto">{` · to ${offer.addressees.map((side) => side.label).join(", ")}`}</span>}
      </p>
      <Why offer={offer} />
      <Replies offer={offer} />
      <Terms offer={offer} />
      <Compared offer={offer} offers={near} other={own.with === "none" ? "" : (own.with ?? comparedWith(offer, near))} onChoose={(id) => changeOwn({ with: id || "none" })} asked={{ as_of: filter.as_of, known_on: filter.known_on }} />
    </article>
  );
}

function Why({ offer }: { offer: Offer }) {
  const changes = [...offer.changes].reverse();
  return (
    <section aria-labelledby="why-title">
      <h3 id="why-title">Why this state</h3>
      <ol class="whys" reversed>
        {changes.map((change, at) => (
          <li key={`${change.day}${change.state}`}>
            <details open={at === 0}>
              <summary>
                <State state={change.state} /> {dayPhrase(change.day)}
              </summary>
              <Steps steps={change.because} />
              {change.because.length === 0 && <p>It follows from the days that pass.</p>}
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}

const SHOWN = 2;

/** What led to a state; of many reports that say the same, the first ones. */
function Steps({ steps }: { steps: readonly TakenStep[] }) {
  const show = (some: readonly TakenStep[]) => some.map((step) => <Step key={`${step.claim}${step.move}${step.words.span[0]}`} step={step} />);
  return (
    <>
      {show(steps.slice(0, SHOWN))}
      {steps.length > SHOWN && (
        <details>
          <summary>{`${steps.length - SHOWN} more say so`}</summary>
          {show(steps.slice(SHOWN))}
        </details>
      )}
    </>
  );
}

function Replies({ offer }: { offer: Offer }) {
  return (
    <section aria-labelledby="replies-title">
      <h3 id="replies-title">Replies</h3>
      {offer.answers.length === 0 && <p>No reply is reported yet.</p>}
      <ul class="replies">
        {offer.answers.map((answer) => (
          <li key={`${answer.side.id}${answer.day}${answer.reply}`}>
            <p>
              <strong dir="auto">{answer.side.label}</strong>
              {`: ${answer.reply}, ${dayPhrase(answer.day)}`}
            </p>
            <Step step={answer.evidence} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Terms({ offer }: { offer: Offer }) {
  return (
    <section aria-labelledby="terms-title">
      <h3 id="terms-title">Terms</h3>
      {offer.terms.length === 0 && <p>No report tells its terms.</p>}
      <ol class="terms">
        {offer.terms.map((term, at) => (
          <li key={at}>
            <details>
              <summary>
                <span class="issue">{title(term.issue)}</span> <span dir="auto">{term.text}</span>
                {term.obligor && <span class="by" dir="auto">{` by ${term.obligor.label}`}</span>}
              </summary>
              <Step step={term.evidence} />
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Step({ step }: { step: TakenStep }) {
  return (
    <div class="taken">
      <p class="move">{title(step.move)}</p>
      <Quoted sentence={step.sentence} words={step.words} claim={step.claim} report={step.report} />
    </div>
  );
}

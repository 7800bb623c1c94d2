import { addressOf } from "../../api/client";
import { useResource } from "../../api/resources";
import { hrefOf } from "../../address/navigate";
import { title } from "../common/phrases";
import type { Comparison, Offer, OfferTerm } from "../common/types";
import { wordDiff, type Piece } from "./wordDiff";

interface Props {
  offer: Offer;
  other: string;
  offers: readonly Offer[];
  asked: Readonly<Record<string, string>>;
  onChoose: (id: string) => void;
}

const CHANGES = { kept: "the same", changed: "changed", added: "new", dropped: "no longer there" } as const;

/** The terms of two proposals side by side: what is the same, changed, new, gone. */
export function Compared({ offer, other, offers, asked, onChoose }: Props) {
  const answer = useResource<Comparison>(other ? addressOf(`/ledger/${offer.id}/compare/${other}`, undefined, asked) : null);
  const others = offers.filter((each) => each.id !== offer.id);
  const before = others.find((each) => each.id === (answer.value?.before ?? other)) ?? others.find((each) => each.id === other);
  const after = answer.value?.after && answer.value.after !== offer.id ? others.find((each) => each.id === answer.value?.after) : offer;
  return (
    <section class="compared" aria-labelledby="compared-title">
      <h3 id="compared-title">Compared term by term</h3>
      <label>
        {"With "}
        <select value={other} onChange={(event) => onChoose(event.currentTarget.value)}>
          <option value="">nothing</option>
          {others.map((each) => (
            <option key={each.id} value={each.id}>
              {nameOf(each)}
            </option>
          ))}
        </select>
      </label>
      {answer.error && <p role="alert">{answer.error.message}</p>}
      {answer.value && answer.value.terms.length === 0 && <p>Neither report tells any term.</p>}
      {answer.value && answer.value.terms.length > 0 && before && after && (
        <table class="diff">
          <thead>
            <tr>
              <th scope="col">Term</th>
              <th scope="col">{nameOf(before)}</th>
              <th scope="col">{nameOf(after)}</th>
            </tr>
          </thead>
          <tbody>
            {answer.value.terms.map((term, at) => (
              <DiffRow key={at} change={term.change} before={term.before} after={term.after} facts={term.facts} names={[nameOf(before), nameOf(after)]} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface RowProps {
  change: keyof typeof CHANGES;
  before: OfferTerm | null;
  after: OfferTerm | null;
  facts: readonly string[];
  names: readonly [string, string];
}

function DiffRow({ change, before, after, facts, names }: RowProps) {
  const [left, right] = change === "changed" && before && after ? wordDiff(before.text, after.text) : [whole(before), whole(after)];
  const issue = (after ?? before)?.issue ?? "";
  return (
    <tr class={`change-${change}`}>
      <th scope="row">
        <span class="change">{CHANGES[change]}</span>
        <span class="issue">{title(issue)}</span>
        {facts.length > 0 && <span class="facts">{facts.join("; ")}</span>}
      </th>
      <td data-of={names[0]}>{before ? <TermText term={before} pieces={left} as="del" /> : <span class="nothing">not in it</span>}</td>
      <td data-of={names[1]}>{after ? <TermText term={after} pieces={right} as="ins" /> : <span class="nothing">not in it</span>}</td>
    </tr>
  );
}

function TermText({ term, pieces, as: Tag }: { term: OfferTerm; pieces: readonly Piece[]; as: "del" | "ins" }) {
  return (
    <>
      <span dir="auto">
        {pieces.map((piece, at) => (piece.changed ? <Tag key={at}>{piece.text}</Tag> : <span key={at}>{piece.text}</span>))}
      </span>
      <span class="term-facts">
        {term.obligor && <span>{`by ${term.obligor.label}`}</span>}
        <a href={hrefOf("review", "", { claim: term.evidence.claim })}>words</a>
      </span>
    </>
  );
}

function whole(term: OfferTerm | null): Piece[] {
  return term ? [{ text: term.text, changed: false }] : [];
}

/** A proposal's name with its version, where it is not the first. */
export function nameOf(offer: Offer): string {
  return offer.version > 1 ? `${offer.name} (version ${offer.version})` : offer.name;
}

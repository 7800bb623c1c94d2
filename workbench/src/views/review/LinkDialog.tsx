import { useEffect, useState } from "preact/hooks";
import { addressOf } from "../../api/client";
import { useResource } from "../../api/resources";
import type { Claim, Page } from "../../api/types";
import { Dialog } from "../../components/Dialog";
import { sayDay } from "../../components/DayText";
import { lookOf } from "../../components/kinds";
import { Quote } from "../../components/Quote";
import { evidenceOf } from "../../components/evidence";
import { dayNumber, isoDay } from "../common/days";
import type { Verdict } from "./decisions";

interface LinkProps {
  readonly claim: Claim;
  /** The claims of this report. */
  readonly claims: readonly Claim[];
  readonly relations: readonly string[];
  readonly onLink: (decision: Verdict, other: string, relation: string) => void;
  readonly onClose: () => void;
}

/** Days before and after a claim's own in which reports of the same act are looked for first. */
const NEAR = 5;
const FOUND = 40;
const ACROSS: Readonly<Record<string, readonly [string, string]>> = {
  event: ["both report the same act", "two acts, not one"],
  proposal: ["both are about the same proposal", "two proposals, not one"],
  response: ["both are about the same proposal", "two proposals, not one"],
};

/** Joins a claim with another one: two events of this report by a relation, or what several reports tell of one act. */
export function LinkDialog({ claim, claims, relations, onLink, onClose }: LinkProps) {
  const beside = claim.kind === "event" ? claims.filter((each) => each.id !== claim.id && each.kind === "event" && each.review.state !== "rejected") : [];
  const across = ACROSS[claim.kind];
  const [how, setHow] = useState(beside.length > 0 ? (relations[0] ?? "same") : "same");
  const elsewhere = how === "same" || how === "different";
  return (
    <Dialog title="Link with another claim" onClose={onClose} wide>
      <p class={`kind-${claim.kind}`} dir="auto">
        <span aria-hidden="true">{lookOf(claim.kind).mark}</span> {claim.summary}
      </p>
      {!across ? (
        <>
          <p class="note">Events, proposals and answers can be linked; a {lookOf(claim.kind).label} cannot.</p>
          <div class="buttons">
            <button type="button" onClick={onClose} autofocus>
              Close
            </button>
          </div>
        </>
      ) : (
        <>
          <label class="field-full">
            How do they hang together?
            <select value={how} onChange={(event) => setHow(event.currentTarget.value)}>
              {beside.length > 0 && (
                <optgroup label="Two events of this report">
                  {relations.map((each) => (
                    <option key={each} value={each}>
                      {each.replaceAll("_", " ")}
                    </option>
                  ))}
                </optgroup>
              )}
              <optgroup label="Claims of any report">
                <option value="same">{across[0]}</option>
                <option value="different">{across[1]}</option>
              </optgroup>
            </select>
          </label>
          {elsewhere ? <Elsewhere claim={claim} onPick={(other) => onLink(how, other, "")} onClose={onClose} /> : <Pick others={nearest(beside, claim)} onPick={(other) => onLink("link", other, how)} onClose={onClose} />}
        </>
      )}
    </Dialog>
  );
}

/** Looks for the other claim in all reports: by words, and before any are typed by what tells of the same days. */
function Elsewhere({ claim, onPick, onClose }: { claim: Claim; onPick: (other: string) => void; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const [words, setWords] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setWords(typed.trim()), 200);
    return () => clearTimeout(timer);
  }, [typed]);
  const answer = useResource<Page<Claim>>(asked(claim, words));
  const others = (answer.value?.items ?? []).filter((each) => each.id !== claim.id);
  return (
    <>
      <label class="field-full">
        Find the other claim by words
        <input value={typed} autofocus onInput={(event) => setTyped(event.currentTarget.value)} placeholder="words of its sentence, or a party" />
      </label>
      <p class="note" role="status">
        {answer.error ? answer.error.message : !answer.value ? "Searching …" : words ? `${answer.value.total.toLocaleString("en")} claims hold these words.` : "Told of about the same days:"}
      </p>
      <Pick others={others} withReport onPick={onPick} onClose={onClose} />
    </>
  );
}

function asked(claim: Claim, words: string): string {
  const kinds = claim.kind === "event" ? ["event"] : ["proposal", "response"];
  const day = claim.when?.start ?? claim.document.published;
  const days: Record<string, string> = words || !day ? {} : { since: isoDay(dayNumber(day) - NEAR), until: isoDay(dayNumber(day) + NEAR) };
  const kind = kinds.map((each) => `kind=${each}`).join("&");
  const address = addressOf("/claims", undefined, { words, ...days, limit: FOUND, order: "desc" });
  return `${address}&${kind}`;
}

interface PickProps {
  readonly others: readonly Claim[];
  readonly withReport?: boolean;
  readonly onPick: (other: string) => void;
  readonly onClose: () => void;
}

/** The claims to choose from, and the words of the chosen one. */
function Pick({ others, withReport = false, onPick, onClose }: PickProps) {
  const [picked, setPicked] = useState("");
  const other = others.find((each) => each.id === picked) ?? others[0];
  const submit = (event: Event) => {
    event.preventDefault();
    if (other) onPick(other.id);
  };
  return (
    <form onSubmit={submit}>
      <label class="field-full">
        Which claim?
        <select class="pick" size={Math.min(9, Math.max(3, others.length))} value={other?.id ?? ""} autofocus={!withReport} onChange={(event) => setPicked(event.currentTarget.value)} onKeyDown={(event) => event.key === "Enter" && submit(event)}>
          {others.map((each) => (
            <option key={each.id} value={each.id}>
              {`${lookOf(each.kind).mark} ${each.summary}${withReport ? ` · ${from(each)}` : ""}`}
            </option>
          ))}
        </select>
      </label>
      {other && withReport && (
        <div class="pick-words">
          <Quote text={other.sentence_text.text} mark={evidenceOf(other)?.text ?? null} />
          <p class="note">
            {from(other)}: <bdi>{other.document.title ?? "untitled report"}</bdi>
          </p>
        </div>
      )}
      <div class="buttons">
        <button type="button" onClick={onClose}>
          Cancel
        </button>
        <button type="submit" class="strong" disabled={!other}>
          Link
        </button>
      </div>
    </form>
  );
}

function from({ document }: Claim): string {
  return [document.source ?? "unnamed source", document.published && sayDay(document.published)].filter(Boolean).join(", ");
}

function nearest(others: readonly Claim[], claim: Claim): readonly Claim[] {
  const far = (each: Claim) => Math.abs(each.sentence_text.span[0] - claim.sentence_text.span[0]);
  return [...others].sort((one, other) => far(one) - far(other));
}

/** The fields of each kind of claim, as forms show them and edits name them. */

import type { Claim, ClaimKind, Codes, Party, Term, Words } from "../api/types";

export type Control = "words" | "party" | "parties" | "terms" | "number" | "when" | "text" | readonly string[];

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly control: Control;
  /** A claim cannot be without it. */
  readonly needed: boolean;
}

const field = (name: string, label: string, control: Control, needed = false): Field => ({ name, label, control, needed });

/** Return the fields of a kind, the ones that tell most first. */
export function fieldsOf(kind: ClaimKind, codes: Codes): readonly Field[] {
  const common = [
    field("factuality", "Factuality", codes.factualities, true),
    field("according_to", "According to", "party"),
    field("when", "When (day or day/day)", "when"),
    field("where", "Where", "words"),
  ];
  switch (kind) {
    case "event":
      return [
        field("type", "Type", Object.keys(codes.event_types), true),
        field("actors", "Actors (parted by ;)", "parties"),
        field("recipients", "Recipients (parted by ;)", "parties"),
        field("trigger", "Trigger", "words", true),
        field("mode", "Mode", "text"),
        ...common,
      ];
    case "statement":
      return [field("speaker", "Speaker", "party", true), field("content", "What is said", "words", true), field("mode", "Mode", codes.modes, true), field("audience", "Audience", "party"), field("cue", "Cue", "words", true), ...common];
    case "position":
      return [
        field("holder", "Holder", "party", true),
        field("issue", "Issue", codes.issues, true),
        field("stance", "Stance", codes.stances, true),
        field("condition", "Condition", "words"),
        field("condition_kind", "Kind of condition", codes.condition_kinds),
        field("basis", "Basis", codes.bases, true),
        field("issue_text", "Issue in words", "words", true),
        ...common,
      ];
    case "proposal":
      return [field("author", "Author", "party"), field("addressee", "Addressee", "party"), field("terms", "Terms (issue: words; …)", "terms"), field("counter_to", "Counter to", "words"), field("cue", "Cue", "words", true), ...common];
    case "response":
      return [field("responder", "Responder", "party", true), field("reply", "Reply", codes.replies, true), field("to", "To which proposal", "words"), field("cue", "Cue", "words", true), ...common];
    case "figure":
      return [
        field("topic", "What is counted", codes.topics, true),
        field("low", "At least", "number"),
        field("best", "Best", "number"),
        field("high", "At most", "number"),
        field("counted_by", "Counted by", "party"),
        field("period", "Period", codes.periods, true),
        field("text", "Words", "words", true),
        ...common,
      ];
    case "link":
      return [field("relation", "Relation", codes.relations, true)];
  }
}

const partyWords = (party: Party): string => party.text ?? party.name ?? "";

/** Return a claim's field as the text a form shows. */
export function fieldText(claim: Claim, { name, control }: Field): string {
  const value = (claim as unknown as Record<string, unknown>)[name];
  if (value === null || value === undefined) return "";
  if (control === "party") return partyWords(value as Party);
  if (control === "parties") return (value as readonly Party[]).map(partyWords).join("; ");
  if (control === "terms") return (value as readonly Term[]).map((term) => `${term.issue}: ${term.text}`).join("; ");
  if (control === "when") return whenText(value as { start: string | null; end: string | null });
  if (control === "words") return (value as Words).text;
  return String(value);
}

function whenText({ start, end }: { start: string | null; end: string | null }): string {
  if (!start && !end) return "";
  return start === end || !end || !start ? (start ?? end ?? "") : `${start}/${end}`;
}

/** Return the value an edit gives a field; null takes it away. */
export function fieldValue({ control }: Field, text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  return control === "number" ? Number(trimmed) : trimmed;
}

/** Say what is wrong with a field's text, so that it is seen before it is sent; nothing where it can be kept. */
export function fieldTrouble({ control, needed, label }: Field, text: string, sentence: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return needed ? `${label} cannot be empty.` : undefined;
  if (control === "words" && !sentence.includes(trimmed)) return "The sentence does not hold these words to the letter.";
  if (control === "number" && !Number.isFinite(Number(trimmed))) return "Expects a number.";
  if (control === "when" && !/^(.*=)?\d{4}-\d\d-\d\d(\/\d{4}-\d\d-\d\d)?$/.test(trimmed)) return "Expects 2026-03-02 or 2026-03-02/2026-03-05.";
  return undefined;
}

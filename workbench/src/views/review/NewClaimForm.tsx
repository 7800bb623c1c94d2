import { useMemo, useState } from "preact/hooks";
import type { ClaimKind } from "../../api/types";
import { fieldsOf, fieldTrouble, fieldValue, type Field } from "../../claims/fields";
import { Dialog } from "../../components/Dialog";
import { lookOf } from "../../components/kinds";
import { Quote } from "../../components/Quote";
import { useRecord } from "../../shell/record";
import { FieldInput } from "./FieldInput";

const KINDS: readonly ClaimKind[] = ["event", "statement", "position", "proposal", "response", "figure"];
/** Fields the selected words themselves fill. */
const BY_WORDS: Readonly<Partial<Record<ClaimKind, readonly string[]>>> = { event: ["trigger"], statement: ["content", "cue"], position: ["issue_text"], proposal: ["cue"], response: ["cue"], figure: ["text"] };
/** What most claims of a kind are, so that the fewest keys are needed. */
const USUAL: Readonly<Record<string, string>> = { factuality: "happened", stance: "support", basis: "stated", mode: "indirect", period: "unknown", reply: "accept", topic: "killed" };

interface NewProps {
  readonly words: string;
  readonly sentence: string;
  readonly onMake: (kind: ClaimKind, fields: Record<string, unknown>) => void;
  readonly onClose: () => void;
}

/** A claim from the selected words: a digit for its kind, its one or two needed fields, Enter. */
export function NewClaimForm({ words, sentence, onMake, onClose }: NewProps) {
  const { codes } = useRecord().facts;
  const [kind, setKind] = useState<ClaimKind>(/\d/.test(words) ? "figure" : "event");
  const [more, setMore] = useState(false);
  const [texts, setTexts] = useState<Record<string, string>>({});
  const fields = useMemo(() => fieldsOf(kind, codes).filter((field) => !BY_WORDS[kind]?.includes(field.name)), [kind, codes]);
  const shown = fields.filter((field, n) => more || n < 3 || field.needed);
  const textOf = (field: Field) => texts[field.name] ?? startOf(field, kind, words);
  const troubled = fields.some((field) => fieldTrouble(field, textOf(field), sentence));
  const make = () => {
    if (troubled) return;
    const filled = fields.map((field) => [field.name, fieldValue(field, textOf(field))] as const).filter(([, value]) => value !== null);
    onMake(kind, Object.fromEntries(filled));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const picked = KINDS[Number(event.key) - 1];
    if (picked && !(event.target instanceof HTMLInputElement && event.target.type !== "radio")) {
      event.preventDefault();
      setKind(picked);
    }
  };
  return (
    <Dialog title="New claim" onClose={onClose} wide>
      <form
        class="claim-form"
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <Quote text={sentence} mark={words} />
        <fieldset class="kind-choice">
          <legend>Kind</legend>
          {KINDS.map((each, n) => (
            <label key={each} class={`kind-${each}`}>
              <input type="radio" name="kind" value={each} checked={kind === each} autofocus={kind === each} onChange={() => setKind(each)} />
              <kbd>{n + 1}</kbd> <span aria-hidden="true">{lookOf(each).mark}</span> {each}
            </label>
          ))}
        </fieldset>
        <div class="form-fields">
          {shown.map((field) => (
            <FieldInput key={`${kind}-${field.name}`} prefix="new" field={field} value={textOf(field)} sentence={sentence} onInput={(value) => setTexts({ ...texts, [field.name]: value })} />
          ))}
        </div>
        <div class="buttons">
          <button type="button" class="quiet" aria-expanded={more} onClick={() => setMore(!more)}>
            {more ? "Fewer fields" : "All fields"}
          </button>
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="strong" disabled={troubled}>
            Make the claim
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function startOf(field: Field, kind: ClaimKind, words: string): string {
  if (!field.needed && !(kind === "figure" && field.name === "best")) return "";
  if (kind === "figure" && field.name === "best") return /\d[\d,.]*\d|\d/.exec(words)?.[0].replaceAll(",", "") ?? "";
  const usual = USUAL[field.name];
  if (!Array.isArray(field.control)) return "";
  return usual && field.control.includes(usual) ? usual : (field.control[0] ?? "");
}

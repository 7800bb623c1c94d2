import { useState } from "preact/hooks";
import type { Claim } from "../../api/types";
import { fieldsOf, fieldText, fieldTrouble, fieldValue } from "../../claims/fields";
import { Dialog } from "../../components/Dialog";
import { useRecord } from "../../shell/record";
import { FieldInput } from "./FieldInput";

interface SplitProps {
  readonly claim: Claim;
  readonly onSplit: (parts: Record<string, unknown>[]) => void;
  readonly onClose: () => void;
}

/** Makes two claims of one: both begin as it is, and what differs is changed. The one split counts as rejected. */
export function SplitDialog({ claim, onSplit, onClose }: SplitProps) {
  const { codes } = useRecord().facts;
  const fields = fieldsOf(claim.kind, codes);
  const start = Object.fromEntries(fields.map((field) => [field.name, fieldText(claim, field)]));
  const [parts, setParts] = useState<Record<string, string>[]>(() => halves(start));
  const sentence = claim.sentence_text.text;
  const changes = parts.map((texts) => fields.filter((field) => (texts[field.name] ?? "").trim() !== start[field.name]));
  const troubled = parts.some((texts) => fields.some((field) => fieldTrouble(field, texts[field.name] ?? "", sentence)));
  const alike = JSON.stringify(parts[0]) === JSON.stringify(parts[1]) || changes.some((changed) => changed.length === 0);
  return (
    <Dialog title="Split into two claims" onClose={onClose} wide>
      <form
        class="claim-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!troubled && !alike) onSplit(parts.map((texts, n) => Object.fromEntries((changes[n] ?? []).map((field) => [field.name, fieldValue(field, texts[field.name] ?? "")]))));
        }}
      >
        <p class="claim-sentence" dir="auto">
          {sentence}
        </p>
        <div class="split-parts">
          {parts.map((texts, n) => (
            <fieldset key={n}>
              <legend>{n === 0 ? "First claim" : "Second claim"}</legend>
              {fields.map((field, m) => (
                <FieldInput
                  key={field.name}
                  prefix={`part-${n}`}
                  field={field}
                  value={texts[field.name] ?? ""}
                  sentence={sentence}
                  focus={n === 0 && m === 0}
                  onInput={(value) => setParts(parts.map((each, at) => (at === n ? { ...each, [field.name]: value } : each)))}
                />
              ))}
            </fieldset>
          ))}
        </div>
        {alike && <p class="note">Change each of the two where it differs from the claim as it is.</p>}
        <div class="buttons">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="strong" disabled={troubled || alike}>
            Split
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Begin with what is most often split: of two or more actors or terms, one for each side. */
function halves(start: Record<string, string>): Record<string, string>[] {
  for (const name of ["actors", "terms", "recipients"]) {
    const members = (start[name] ?? "").split(";").map((each) => each.trim());
    if (members.length > 1) return [{ ...start, [name]: members[0] ?? "" }, { ...start, [name]: members.slice(1).join("; ") }];
  }
  return [{ ...start }, { ...start }];
}

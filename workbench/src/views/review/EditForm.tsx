import { useState } from "preact/hooks";
import type { Claim } from "../../api/types";
import { fieldsOf, fieldText, fieldTrouble, fieldValue } from "../../claims/fields";
import { useRecord } from "../../shell/record";
import { FieldInput } from "./FieldInput";

interface EditProps {
  readonly claim: Claim;
  readonly onSave: (values: Record<string, unknown>) => void;
  readonly onClose: () => void;
}

/** A claim's fields to be changed. The suggestion stays as it was; only what is changed is kept, as an edit. */
export function EditForm({ claim, onSave, onClose }: EditProps) {
  const { codes } = useRecord().facts;
  const shown = claim.edited ?? claim;
  const fields = fieldsOf(claim.kind, codes);
  const [texts, setTexts] = useState<Record<string, string>>(() => Object.fromEntries(fields.map((field) => [field.name, fieldText(shown, field)])));
  const sentence = claim.sentence_text.text;
  // An edit holds every difference from the suggestion, those of an earlier edit included.
  const changed = fields.filter((field) => (texts[field.name] ?? "").trim() !== fieldText(claim, field));
  const troubled = fields.some((field) => fieldTrouble(field, texts[field.name] ?? "", sentence));
  const save = () => {
    if (troubled || changed.length === 0) return;
    onSave(Object.fromEntries(changed.map((field) => [field.name, fieldValue(field, texts[field.name] ?? "")])));
  };
  return (
    <form
      class="claim-form"
      aria-label="Edit this claim"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
      onClick={(event) => event.stopPropagation()}
    >
      <p class="claim-sentence" dir="auto">
        {sentence}
      </p>
      <div class="form-fields">
        {fields.map((field, n) => (
          <FieldInput key={field.name} prefix="edit" field={field} value={texts[field.name] ?? ""} sentence={sentence} focus={n === 0} onInput={(value) => setTexts({ ...texts, [field.name]: value })} />
        ))}
      </div>
      <div class="buttons">
        <button type="button" onClick={onClose}>
          Cancel
        </button>
        <button type="submit" class="strong" disabled={troubled || changed.length === 0}>
          Keep the edit
        </button>
      </div>
    </form>
  );
}

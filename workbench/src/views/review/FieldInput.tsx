import { fieldTrouble, type Field } from "../../claims/fields";

interface InputProps {
  readonly field: Field;
  readonly value: string;
  readonly sentence: string;
  readonly onInput: (value: string) => void;
  readonly focus?: boolean;
  readonly prefix: string;
}

/** One field of a claim in a form, with what is wrong with it below. */
export function FieldInput({ field, value, sentence, onInput, focus = false, prefix }: InputProps) {
  const trouble = fieldTrouble(field, value, sentence);
  const id = `${prefix}-${field.name}`;
  const told = trouble && value !== "" ? `${id}-trouble` : undefined;
  const isParty = field.control === "party" || field.control === "parties";
  return (
    <div class="form-field">
      <label for={id}>{field.label}</label>
      {Array.isArray(field.control) ? (
        <select id={id} value={value} autofocus={focus} onChange={(event) => onInput(event.currentTarget.value)}>
          {(!field.needed || value === "") && <option value="">not said</option>}
          {field.control.map((code) => (
            <option key={code} value={code}>
              {code}
            </option>
          ))}
        </select>
      ) : isParty ? (
        <input id={id} value={value} dir="auto" autocomplete="off" autofocus={focus} list="party-names" aria-invalid={Boolean(trouble)} onInput={(event) => onInput(event.currentTarget.value)} />
      ) : (
        <input id={id} value={value} dir="auto" autocomplete="off" autofocus={focus} aria-invalid={Boolean(trouble)} aria-describedby={told} onInput={(event) => onInput(event.currentTarget.value)} />
      )}
      {told && (
        <p class="trouble" id={told}>
          {trouble}
        </p>
      )}
    </div>
  );
}

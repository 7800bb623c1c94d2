import { useEffect, useState } from "preact/hooks";
import type { Address } from "../address/address";
import { countRestrictions, type Filter } from "../address/filter";
import { changeFilter, clearFilter } from "../address/navigate";
import { lookOf } from "../components/kinds";
import { useRecord } from "./record";

const WORDS = "filter-words";
const REVIEW_STATES = ["new", "accepted", "edited", "deferred", "rejected"];

/** Put the cursor into the words of the filter. */
export function focusSearch(): void {
  const box = document.getElementById(WORDS);
  if (box instanceof HTMLInputElement) {
    box.focus();
    box.select();
  }
}

/** What restricts every view, and the day as of which it is seen. */
export function FilterBar({ address }: { address: Address }) {
  const { filter } = address;
  const [open, setOpen] = useState(false);
  const restrictions = countRestrictions(filter);
  return (
    <form class="filter" role="search" aria-label="Filter" onSubmit={(event) => event.preventDefault()}>
      <div class="filter-first">
        <Typed field="words" label="Words" value={filter.words} id={WORDS} placeholder="words or “a phrase”" />
        <Typed field="party" label="Party" value={filter.party} />
        <label class="field field-day">
          <span>As of</span>
          <input type="date" value={filter.as_of} onChange={(event) => changeFilter({ as_of: event.currentTarget.value })} />
        </label>
        <button type="button" aria-expanded={open} aria-controls="filter-more" onClick={() => setOpen(!open)}>
          {open ? "Fewer" : "More"}
          {restrictions > 0 && <span class="count" title={`${restrictions} restrictions`}>{restrictions}</span>}
        </button>
        {restrictions > 0 && (
          <button type="button" class="quiet" onClick={clearFilter}>
            Clear
          </button>
        )}
      </div>
      {open && <More filter={filter} />}
    </form>
  );
}

function More({ filter }: { filter: Filter }) {
  const { codes } = useRecord().facts;
  return (
    <div class="filter-more" id="filter-more">
      <Ticks field="kind" legend="Kind" values={codes.kinds} chosen={filter.kind} label={(kind) => `${lookOf(kind).mark} ${lookOf(kind).many}`} />
      <Ticks field="review" legend="Decision" values={REVIEW_STATES} chosen={filter.review} label={(state) => state} />
      <Choice field="issue" label="Issue" value={filter.issue} options={codes.issues.map((issue) => [issue, issue])} />
      <Choice field="type" label="Event type" value={filter.type} options={Object.keys(codes.event_types).map((type) => [type, type])} />
      <Choice field="factuality" label="Factuality" value={filter.factuality} options={codes.factualities.map((each) => [each, each])} />
      <Typed field="place" label="Place" value={filter.place} />
      <Typed field="document" label="Report" value={filter.document} />
      <label class="field field-day">
        <span>From</span>
        <input type="date" value={filter.since} onChange={(event) => changeFilter({ since: event.currentTarget.value })} />
      </label>
      <label class="field field-day">
        <span>To</span>
        <input type="date" value={filter.until} onChange={(event) => changeFilter({ until: event.currentTarget.value })} />
      </label>
      <label class="field">
        <span>Certain at least</span>
        <input
          type="number"
          min={0}
          max={1}
          step={0.05}
          placeholder="0.2"
          value={filter.min_confidence}
          onChange={(event) => changeFilter({ min_confidence: event.currentTarget.value })}
        />
      </label>
      <label class="field field-day">
        <span>As known on</span>
        <input type="date" value={filter.known_on.slice(0, 10)} onChange={(event) => changeFilter({ known_on: event.currentTarget.value })} />
      </label>
      <label class="field">
        <span>Publisher</span>
        <input value={filter.source.join("; ")} onChange={(event) => changeFilter({ source: event.currentTarget.value.split(";").map((each) => each.trim()).filter(Boolean) })} />
      </label>
    </div>
  );
}

type TextField = "words" | "party" | "place" | "document";

interface TypedProps {
  readonly field: TextField;
  readonly label: string;
  readonly value: string;
  readonly id?: string;
  readonly placeholder?: string;
}

/** A text that restricts a moment after the last key, without a step in the browser's history for every letter. */
function Typed({ field, label, value, id, placeholder }: TypedProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => changeFilter({ [field]: typed }, true), 250);
    return () => clearTimeout(timer);
  }, [typed, value, field]);
  return (
    <label class={`field field-${field}`}>
      <span>{label}</span>
      <input id={id} placeholder={placeholder} value={typed} onInput={(event) => setTyped(event.currentTarget.value)} onKeyDown={leaveOnEscape} />
    </label>
  );
}

function leaveOnEscape(event: KeyboardEvent): void {
  if (event.key === "Escape" || event.key === "Enter") (event.currentTarget as HTMLElement).blur();
}

interface ChoiceProps {
  readonly field: "issue" | "type" | "factuality";
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
}

function Choice({ field, label, value, options }: ChoiceProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => changeFilter({ [field]: event.currentTarget.value })}>
        <option value="">all</option>
        {options.map(([code, name]) => (
          <option value={code} key={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TicksProps {
  readonly field: "kind" | "review";
  readonly legend: string;
  readonly values: readonly string[];
  readonly chosen: readonly string[];
  readonly label: (value: string) => string;
}

function Ticks({ field, legend, values, chosen, label }: TicksProps) {
  const toggle = (value: string) => changeFilter({ [field]: values.filter((each) => (each === value) !== chosen.includes(each)) });
  return (
    <fieldset class="ticks">
      <legend>{legend}</legend>
      {values.map((value) => (
        <label key={value} class={field === "kind" ? `tick kind-${value}` : "tick"}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          <span>{label(value)}</span>
        </label>
      ))}
    </fieldset>
  );
}

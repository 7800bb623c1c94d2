import type { Refusal } from "../../api/client";
import type { ComponentChildren } from "preact";
import { clearFilter } from "../../address/navigate";
import { countRestrictions, type Filter } from "../../address/filter";
import { EmptyState } from "../../components/EmptyState";
import { ErrorState } from "../../components/ErrorState";
import { Waiting } from "../../components/Waiting";
import { dayPhrase } from "./days";

interface Props {
  loading: boolean;
  error: Refusal | undefined;
  reload: () => void;
  empty: boolean;
  filter: Filter;
  /** What is empty, such as “No positions”. */
  what: string;
  /** What would fill it. */
  hint: string;
  children: ComponentChildren;
}

/** Shows what a view shows, or why it cannot: waiting, failed with a way on, or nothing there with what to do. */
export function States({ loading, error, reload, empty, filter, what, hint, children }: Props) {
  if (error) return <ErrorState error={error} retry={reload} />;
  if (loading && empty) return <Waiting what="Asking the record" />;
  if (!empty) return <>{children}</>;
  const restricted = countRestrictions(filter) > 0;
  const by = filter.as_of ? ` by ${dayPhrase(filter.as_of)}` : "";
  return (
    <EmptyState title={`${what} ${restricted ? "passes the filter" : "is in this record"}${by}`}>
      {restricted ? "Widen the filter, or " : hint}
      {restricted && (
        <button type="button" onClick={clearFilter}>
          clear it
        </button>
      )}
    </EmptyState>
  );
}

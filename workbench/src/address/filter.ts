/** Which claims every view asks for: the filter bar's state, as it stands in the address and in requests. */

export interface Filter {
  readonly kind: readonly string[];
  readonly party: string;
  readonly issue: string;
  readonly type: string;
  readonly place: string;
  readonly since: string;
  readonly until: string;
  readonly factuality: string;
  readonly document: string;
  readonly words: string;
  readonly source: readonly string[];
  readonly min_confidence: string;
  readonly as_of: string;
  readonly known_on: string;
  readonly review: readonly string[];
}

export const EMPTY_FILTER: Filter = {
  kind: [],
  party: "",
  issue: "",
  type: "",
  place: "",
  since: "",
  until: "",
  factuality: "",
  document: "",
  words: "",
  source: [],
  min_confidence: "",
  as_of: "",
  known_on: "",
  review: [],
};

type Field = keyof Filter;
const MANY: ReadonlySet<Field> = new Set<Field>(["kind", "source", "review"]);
export const FILTER_FIELDS = Object.keys(EMPTY_FILTER) as readonly Field[];

/** Read a filter from query parameters; unknown ones are left to the views. */
export function readFilter(query: URLSearchParams): Filter {
  const read = FILTER_FIELDS.map((field) => [field, MANY.has(field) ? query.getAll(field) : (query.get(field) ?? "")]);
  return Object.fromEntries(read) as unknown as Filter;
}

/** Return what a filter restricts as query parameters, in the order of the fields: equal filters give equal addresses. */
export function writeFilter(filter: Filter): URLSearchParams {
  const query = new URLSearchParams();
  for (const field of FILTER_FIELDS) {
    const value = filter[field];
    for (const each of typeof value === "string" ? [value] : value) {
      if (each !== "") query.append(field, each);
    }
  }
  return query;
}

/** How many fields restrict, the as-of date left out: it has a place of its own. */
export function countRestrictions(filter: Filter): number {
  return FILTER_FIELDS.filter((field) => field !== "as_of" && filter[field].length > 0).length;
}

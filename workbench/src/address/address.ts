/** The whole state of the page as one address that can be shared: view, item, filter, as-of date, and a view's own choices. */

import { FILTER_FIELDS, readFilter, writeFilter, type Filter } from "./filter";

export interface Address {
  /** The view's id, the first part of the path. */
  readonly view: string;
  /** What the view shows in particular (a document's, party's or proposal's id), the second part of the path. */
  readonly item: string;
  readonly filter: Filter;
  /** What only this view knows, such as `claim`; dropped when another view is opened. */
  readonly own: Readonly<Record<string, string>>;
}

export const FIRST_VIEW = "inbox";

/** Read the address of a location. */
export function readAddress(path: string, search: string): Address {
  const [view = "", item = ""] = path.split("/").filter((part) => part !== "").map(decodePart);
  const query = new URLSearchParams(search);
  const own: Record<string, string> = {};
  for (const [key, value] of query) {
    if (!(FILTER_FIELDS as readonly string[]).includes(key)) own[key] = value;
  }
  return { view: view || FIRST_VIEW, item, filter: readFilter(query), own };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a lone per cent sign in an address somebody typed
  }
}

/** Write an address as path and query. */
export function writeAddress(address: Address): string {
  const query = writeFilter(address.filter);
  for (const key of Object.keys(address.own).sort()) {
    const value = address.own[key];
    if (value) query.set(key, value);
  }
  const parts = [address.view, address.item].filter((part) => part !== "").map(encodeURIComponent);
  const search = query.toString();
  return `/${parts.join("/")}${search ? `?${search}` : ""}`;
}

/** The current address, and the ways to change it. Back and forward of the browser work, since the address is all there is. */

import { useEffect, useState } from "preact/hooks";
import { readAddress, writeAddress, type Address } from "./address";
import { EMPTY_FILTER, type Filter } from "./filter";

type Listener = (address: Address) => void;

const listeners = new Set<Listener>();
let current = readAddress(location.pathname, location.search);

function tell(address: Address): void {
  current = address;
  for (const listener of [...listeners]) listener(address);
}

addEventListener("popstate", () => tell(readAddress(location.pathname, location.search)));

/** Return the address as it stands now. */
export function currentAddress(): Address {
  return current;
}

/** Go to an address; `replace` leaves no step in the browser's history (moving among claims, brushing). */
export function go(address: Address, replace = false): void {
  const target = writeAddress(address);
  if (target !== location.pathname + location.search) {
    if (replace) history.replaceState(null, "", target);
    else history.pushState(null, "", target);
  }
  tell(address);
}

/** Open a view, keeping filter and as-of date. */
export function openView(view: string, item = "", own: Record<string, string> = {}): void {
  go({ ...current, view, item, own });
}

/** Restrict further, or less; all views keep the change. */
export function changeFilter(change: Partial<Filter>, replace = false): void {
  go({ ...current, filter: { ...current.filter, ...change } }, replace);
}

/** Take every restriction back, the as-of date stays. */
export function clearFilter(): void {
  go({ ...current, filter: { ...EMPTY_FILTER, as_of: current.filter.as_of } });
}

/** Change the view's own choices; empty ones leave the address. */
export function changeOwn(change: Record<string, string>, replace = true): void {
  go({ ...current, own: { ...current.own, ...change } }, replace);
}

/** Return the address and render again when it changes. */
export function useAddress(): Address {
  const [address, setAddress] = useState(current);
  useEffect(() => {
    setAddress(current);
    listeners.add(setAddress);
    return () => void listeners.delete(setAddress);
  }, []);
  return address;
}

/** Return the address of a view under the present filter, for links. */
export function hrefOf(view: string, item = "", own: Record<string, string> = {}): string {
  return writeAddress({ ...current, view, item, own });
}

/** Every view under the filter bar, in the order of the navigation. Each is a chunk of its own, loaded when it is opened. */

import type { ComponentType } from "preact";
import type { Address } from "../address/address";

export interface ViewProps {
  readonly address: Address;
}

export interface View {
  /** First part of the address. */
  readonly id: string;
  readonly title: string;
  /** Which part of the navigation it belongs to. */
  readonly group: "work" | "see" | "look up" | "together";
  /** Whether the filter bar and the as-of date restrict it. */
  readonly filtered: boolean;
  readonly load: () => Promise<{ default: ComponentType<ViewProps> }>;
}

export const VIEWS: readonly View[] = [
  { id: "inbox", title: "Inbox", group: "work", filtered: false, load: () => import("./inbox") },
  { id: "review", title: "Review", group: "work", filtered: true, load: () => import("./review") },
  { id: "timeline", title: "Timeline", group: "see", filtered: true, load: () => import("./timeline") },
  { id: "positions", title: "Positions", group: "see", filtered: true, load: () => import("./positions") },
  { id: "ledger", title: "Ledger", group: "see", filtered: true, load: () => import("./ledger") },
  { id: "map", title: "Map", group: "see", filtered: true, load: () => import("./map") },
  { id: "network", title: "Network", group: "see", filtered: true, load: () => import("./network") },
  { id: "figures", title: "Figures", group: "see", filtered: true, load: () => import("./figures") },
  { id: "parties", title: "Parties", group: "look up", filtered: true, load: () => import("./parties") },
  { id: "documents", title: "Documents", group: "look up", filtered: true, load: () => import("./documents") },
  { id: "search", title: "Search", group: "look up", filtered: true, load: () => import("./search") },
  { id: "coders", title: "Two coders", group: "together", filtered: false, load: () => import("./coders") },
];

/** Return the view of an id. */
export function viewOf(id: string): View | undefined {
  return VIEWS.find((view) => view.id === id);
}

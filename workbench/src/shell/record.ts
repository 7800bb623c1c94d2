/** The record's facts, for every part of the page: its name, its codes, who is signed in. */

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { RecordFacts } from "../api/types";

export interface RecordState {
  readonly facts: RecordFacts;
  readonly reload: () => void;
}

export const RecordContext = createContext<RecordState | undefined>(undefined);

/** Return the record's facts; every view is rendered below them. */
export function useRecord(): RecordState {
  const state = useContext(RecordContext);
  if (!state) throw new Error("A view was rendered before the record was opened.");
  return state;
}

const RANKS = ["reader", "reviewer", "editor", "admin"];

/** Whether the person may do what a role may; without accounts everybody at this machine may. */
export function mayAct(facts: RecordFacts, role: "reviewer" | "editor" | "admin"): boolean {
  if (!facts.accounts) return true;
  return facts.user !== null && RANKS.indexOf(facts.user.role) >= RANKS.indexOf(role);
}

import type { Offer } from "../common/types";

export interface ThreadedOffer {
  offer: Offer;
  /** How far it is set in: the number of proposals it answers or replaces, one through the other. */
  depth: number;
  /** What it is to the one above it. */
  relation: "first" | "replaces" | "answers";
}

/** Proposals that answer or replace each other stand together, each below the one it answers. */
export function threadsOf(offers: readonly Offer[]): ThreadedOffer[][] {
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  const parentOf = (offer: Offer): Offer | undefined => {
    const replaced = [...offer.supersedes].reverse().map((id) => byId.get(id));
    const own = replaced.find((other) => other && other.author?.id === offer.author?.id);
    const parent = own ?? (offer.counter_to ? byId.get(offer.counter_to) : undefined) ?? replaced.find(Boolean);
    return parent && firstDay(parent) <= firstDay(offer) && parent.id !== offer.id ? parent : undefined;
  };
  const parents = new Map(offers.map((offer) => [offer.id, parentOf(offer)]));
  const children = new Map<string, Offer[]>();
  for (const offer of offers) {
    const parent = parents.get(offer.id);
    if (parent && !leadsTo(parent, offer, parents)) children.set(parent.id, [...(children.get(parent.id) ?? []), offer]);
    else parents.set(offer.id, undefined);
  }
  const walk = (offer: Offer, depth: number): ThreadedOffer[] => {
    const parent = parents.get(offer.id);
    const relation = !parent ? "first" : offer.supersedes.includes(parent.id) ? "replaces" : "answers";
    return [{ offer, depth, relation }, ...(children.get(offer.id) ?? []).flatMap((child) => walk(child, depth + 1))];
  };
  return offers.filter((offer) => !parents.get(offer.id)).map((offer) => walk(offer, 0));
}

/** Whether going up from one proposal comes to another: two that name each other must not stand below each other. */
function leadsTo(from: Offer, to: Offer, parents: ReadonlyMap<string, Offer | undefined>): boolean {
  const seen = new Set<string>();
  for (let at: Offer | undefined = from; at && !seen.has(at.id); at = parents.get(at.id)) {
    if (at.id === to.id) return true;
    seen.add(at.id);
  }
  return false;
}

export function firstDay(offer: Offer): string {
  return offer.changes[0]?.day ?? offer.answers[0]?.day ?? "";
}

/** The day on which it came into its present state. */
export function lastDay(offer: Offer): string {
  return offer.changes[offer.changes.length - 1]?.day ?? "";
}

/** What a proposal is compared with unless somebody chooses: its older version, else what it answers. */
export function comparedWith(offer: Offer, offers: readonly Offer[]): string {
  const older = offers.filter((other) => offer.supersedes.includes(other.id));
  const own = older.filter((other) => other.author?.id === offer.author?.id);
  return own[own.length - 1]?.id ?? offer.counter_to ?? older[older.length - 1]?.id ?? "";
}

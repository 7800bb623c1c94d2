import type { Claim, Day } from "../../api/types";

export interface PartyNameFacts {
  readonly key: string;
  readonly label: string;
  readonly sort: string;
  readonly reports: number;
}

export interface Office {
  readonly office: string;
  readonly party: string;
  readonly since: Day | null;
  readonly until: Day | null;
}

export interface PartyFacts {
  readonly id: string;
  readonly label: string;
  readonly kind: string | null;
  readonly country: string | null;
  readonly names: readonly PartyNameFacts[];
  readonly claims: number;
  readonly reports: number;
  readonly acts_for: readonly Office[];
}

export interface PartyPage extends PartyFacts {
  readonly labels: Readonly<Record<string, string>>;
  readonly newest: readonly Claim[];
}

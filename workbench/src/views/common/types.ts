/** What the API gives to these views. */

export type Factuality = "happened" | "ongoing" | "planned" | "conditional" | "hypothetical" | "negated" | "unknown";
export type Stance = "support" | "oppose" | "conditional" | "ambiguous";

export interface Quote {
  text: string;
  span: [number, number];
}

export interface Side {
  id: string;
  label: string;
}

export interface Report {
  id?: string;
  title: string;
  source: string;
  published: string | null;
}

export interface TimelineItem {
  claim_id: string;
  kind: string;
  type: string;
  factuality: Factuality;
  start: string | null;
  end: string | null;
  approximate: boolean;
  summary: string;
  quote: Quote;
  words?: [number, number];
  dated?: boolean;
  according_to?: string | null;
  document: Report & { id: string };
  review: { state: string };
  confidence: number;
}

export interface Bin {
  day: string;
  n: number;
  days?: number;
}

export interface TimelinePage {
  items: TimelineItem[];
  bins: Bin[];
  next: string | null;
  total: number;
}

export interface Evidence {
  claim: string;
  words: Quote;
  sentence: Quote;
  document?: Report | null;
  report?: Report | null;
}

export interface PositionCell {
  party: string;
  issue: string;
  stance: Stance;
  condition: string | null;
  since: string;
  changed_from: { stance: Stance; day: string } | null;
  sources: number;
  contested: boolean;
  claim: string;
}

/** One side with all its positions: a row of the matrix. */
export interface PositionRow extends Side {
  cells: PositionCell[];
}

export interface PositionPage {
  items: PositionRow[];
  next: string | null;
  total: number;
  as_of: string | null;
  issues: string[];
  positions: number;
  contested: number;
  days: [string, string] | null;
}

export interface HistoryPoint {
  day: string;
  stance: Stance;
  condition: string | null;
  evidence: Evidence[];
}

export interface OfferTerm {
  issue: string;
  text: string;
  obligor: Side | null;
  quantity: number | null;
  unit: string;
  days: number | null;
  deadline: string;
  phase: number;
  evidence: TakenStep;
}

export interface TakenStep {
  claim: string;
  move: string;
  rule: string;
  words: Quote;
  sentence: Quote;
  report: Report;
}

export interface Offer {
  id: string;
  name: string;
  state: string | null;
  as_of: string | null;
  author: Side | null;
  addressees: Side[];
  version: number;
  counter_to: string | null;
  supersedes: string[];
  process: { id: string; parties: Side[] };
  terms: OfferTerm[];
  answers: { side: Side; reply: string; day: string; evidence: TakenStep }[];
  changes: { day: string; state: string; because: TakenStep[] }[];
}

export interface Comparison {
  before: string;
  after: string;
  terms: { change: "kept" | "changed" | "added" | "dropped"; before: OfferTerm | null; after: OfferTerm | null; facts: string[] }[];
}

export interface MapPlace {
  name: string;
  lat: number | null;
  lon: number | null;
  country: string | null;
  contested: boolean;
  claims: number;
  latest: { claim: string; document: string; summary: string; day: string | null };
}

export interface MapArea extends MapPlace {
  iso: string | null;
  level: "country" | "region" | "district";
}

export interface MapData {
  points: MapPlace[];
  areas: MapArea[];
  unplaced: MapPlace[];
  disputed: [string, string][] | null;
}

export type Tone = "cooperative" | "verbal" | "conflictual";

export interface NetworkNode {
  id: string;
  label: string;
  kind: string | null;
  claims: number;
}

export interface NetworkEdge {
  source: string;
  target: string;
  type: string;
  tone: Tone;
  directed: boolean;
  n: number;
  first_day: string | null;
  last_day: string | null;
  confidence: number;
  claims: string[];
}

export interface NetworkData {
  nodes: NetworkNode[];
  edges: NetworkEdge[];
  nodes_total: number;
  edges_total: number;
}

export interface FigurePoint {
  day: string;
  low: number | null;
  best: number | null;
  high: number | null;
  text: string;
  claims: string[];
  revises: string | null;
  source: string;
}

export interface FigureSeries {
  topic: string;
  place: string | null;
  counter: Side | null;
  period: string;
  about: string | null;
  points: FigurePoint[];
}

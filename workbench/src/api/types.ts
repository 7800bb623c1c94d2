/** What the server answers, in the words of the claims format (docs/format.md). */

export type Span = readonly [number, number];
export type Day = string;

export interface Words {
  readonly text: string;
  readonly span: Span;
}

/** A party as a claim names it; `text` is null where no word names it. */
export interface Party {
  readonly text: string | null;
  readonly span?: Span;
  readonly name?: string;
  readonly entity?: string;
  readonly kind?: string;
  readonly country?: string;
}

export interface When extends Words {
  readonly start: Day | null;
  readonly end: Day | null;
  readonly precision: string;
  readonly approximate: boolean;
}

export interface Where extends Words {
  readonly name?: string;
  readonly country?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly precision?: string;
  readonly contested?: boolean;
}

export interface Term extends Words {
  readonly issue: string;
  readonly obligor: Party | null;
}

export interface DocumentRef {
  readonly id: string;
  readonly title: string | null;
  readonly published: Day | null;
  readonly source: string | null;
  readonly url: string | null;
  readonly version: number;
  readonly versions: number;
  readonly recorded_at: string;
}

export type ReviewState = "new" | "accepted" | "rejected" | "deferred" | "edited";

export interface Review {
  readonly state: ReviewState;
  readonly by: string | null;
  readonly at: string | null;
  readonly reason: string | null;
}

/** Words of a claim's field in its document's text. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly role: string;
}

export type ClaimKind = "event" | "statement" | "position" | "proposal" | "response" | "figure" | "link";

export interface Claim {
  readonly id: string;
  readonly kind: ClaimKind;
  readonly summary: string;
  readonly confidence: number;
  readonly factuality: string;
  readonly rules: readonly string[];
  readonly sentence_text: Words;
  readonly document: DocumentRef;
  readonly recorded_at: string;
  readonly review: Review;
  readonly edited: Claim | null;
  readonly marks: readonly Mark[];
  readonly according_to?: Party | null;
  readonly when?: When | null;
  readonly where?: Where | null;
  // by kind
  readonly type?: string;
  readonly mode?: string | null;
  readonly trigger?: Words;
  readonly actors?: readonly Party[];
  readonly recipients?: readonly Party[];
  readonly speaker?: Party;
  readonly audience?: Party | null;
  readonly cue?: Words | null;
  readonly content?: Words;
  readonly holder?: Party;
  readonly issue?: string;
  readonly issue_text?: Words;
  readonly stance?: string;
  readonly condition?: Words | null;
  readonly condition_kind?: string | null;
  readonly basis?: string;
  readonly author?: Party | null;
  readonly addressee?: Party | null;
  readonly counter_to?: Words | null;
  readonly terms?: readonly Term[];
  readonly responder?: Party;
  readonly to?: Words | string;
  readonly reply?: string;
  readonly topic?: string;
  readonly text?: Words;
  readonly low?: number | null;
  readonly best?: number | null;
  readonly high?: number | null;
  readonly counted_by?: Party | null;
  readonly period?: string;
  readonly from?: string;
  readonly relation?: string;
}

export interface DocumentRow extends DocumentRef {
  readonly claims: Readonly<Record<string, number>>;
  readonly problems: readonly string[];
  readonly story: string | null;
  readonly unread: boolean;
  readonly undecided: number;
  readonly decided: number;
  readonly assigned_to: readonly string[];
}

export interface Judgement {
  readonly id: string;
  readonly subject: string;
  readonly verdict: string;
  readonly other: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** What a command did: its judgements, and the claims it is about as they stand now. */
export interface Decided {
  readonly judgements: readonly Judgement[];
  readonly claims: readonly Claim[];
}

export interface Change {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** A document opened for review: its row's counts give way to the claims themselves. */
export interface ReviewedDocument extends Omit<DocumentRow, "claims"> {
  readonly text: string;
  readonly dir: "ltr" | "rtl";
  readonly claims: readonly Claim[];
  readonly judgements: readonly Judgement[];
  readonly changes: readonly Change[];
}

export interface Story {
  readonly id: string;
  readonly title: string;
  readonly first_day: Day | null;
  readonly last_day: Day | null;
  readonly sources: readonly string[];
  readonly documents: readonly DocumentRow[];
  readonly new_claims: number;
  readonly changed_claims: number;
  readonly undecided: number;
  readonly unread: boolean;
  readonly assigned_to: readonly string[];
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
  readonly total: number;
}

export interface Codes {
  readonly kinds: readonly string[];
  readonly issues: readonly string[];
  readonly event_types: Readonly<Record<string, string>>;
  readonly stances: readonly string[];
  readonly factualities: readonly string[];
  readonly replies: readonly string[];
  readonly topics: readonly string[];
  readonly condition_kinds: readonly string[];
  readonly bases: readonly string[];
  readonly modes: readonly string[];
  readonly relations: readonly string[];
  readonly periods: readonly string[];
}

export interface User {
  readonly name: string;
  readonly role: "reader" | "reviewer" | "editor" | "admin";
}

export interface RecordFacts {
  readonly name: string;
  readonly documents: number;
  readonly claims: Readonly<Record<string, number>>;
  readonly first_day: Day | null;
  readonly last_day: Day | null;
  readonly program: { readonly version: string; readonly weights: string | null; readonly rules: string };
  readonly user: User | null;
  readonly accounts: boolean;
  readonly csrf: string;
  readonly codes: Codes;
}

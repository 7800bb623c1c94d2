const TONES: Record<string, string> = {
  "agreed in principle": "good",
  "in force": "good",
  extended: "good",
  violated: "bad",
  disputed: "bad",
  ended: "over",
  withdrawn: "over",
  superseded: "over",
};
const SIGNS: Record<string, string> = { good: "●", bad: "▲", over: "■", open: "○" };

/** A state as a word with a sign: open, holding, in trouble, or over. */
export function State({ state }: { state: string | null }) {
  const tone = TONES[state ?? ""] ?? "open";
  return (
    <span class={`offer-state tone-${tone}`}>
      <span aria-hidden="true">{`${SIGNS[tone]} `}</span>
      {state ?? "not known yet"}
    </span>
  );
}

import { lookOf } from "./kinds";

/** A kind's mark in its hue; `named` writes the kind beside it, otherwise only screen readers hear it. */
export function KindMark({ kind, named = false }: { kind: string; named?: boolean }) {
  const look = lookOf(kind);
  return (
    <span class={`kind kind-${kind}`}>
      <span class="kind-mark" aria-hidden="true">
        {look.mark}
      </span>
      <span class={named ? "kind-name" : "unseen"}>{look.label}</span>
    </span>
  );
}

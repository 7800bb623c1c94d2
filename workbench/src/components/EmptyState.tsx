import type { ComponentChildren } from "preact";

/** Nothing to show: says why, and what to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="state" role="status">
      <h2 class="state-title">{title}</h2>
      {children && <p>{children}</p>}
    </div>
  );
}

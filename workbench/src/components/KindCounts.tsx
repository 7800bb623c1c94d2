import { KindMark } from "./KindMark";

/** How many claims of each kind. */
export function KindCounts({ counts }: { counts: Readonly<Record<string, number>> }) {
  return (
    <p class="kind-counts">
      {Object.entries(counts)
        .filter(([, n]) => n > 0)
        .map(([kind, n]) => (
          <span key={kind}>
            <KindMark kind={kind} /> {n}
          </span>
        ))}
    </p>
  );
}

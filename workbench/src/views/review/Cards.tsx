import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { Claim } from "../../api/types";
import { ClaimCard } from "../../components/ClaimCard";

interface CardsProps {
  readonly claims: readonly Claim[];
  readonly selected: string | undefined;
  readonly onSelect: (claim: string) => void;
  /** Shown inside the selected card: its buttons, or a form. */
  readonly inside: ComponentChildren;
}

/** The claims of a report in the order of its text. */
export function Cards({ claims, selected, onSelect, inside }: CardsProps) {
  useEffect(() => {
    if (selected) document.getElementById(`card-${selected}`)?.scrollIntoView({ block: "nearest" });
  }, [selected]);
  return (
    <ol class="cards" aria-label="Claims of this report">
      {claims.map((claim) => (
        <li key={claim.id}>
          <ClaimCard claim={claim} beside selected={claim.id === selected} onSelect={() => onSelect(claim.id)}>
            {claim.id === selected && inside}
          </ClaimCard>
        </li>
      ))}
    </ol>
  );
}

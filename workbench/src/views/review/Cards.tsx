import type { ComponentChildren } from "preact";
import { Component } from "preact";
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
        <Item key={claim.id} claim={claim} selected={claim.id === selected} onSelect={onSelect} inside={claim.id === selected ? inside : null} />
      ))}
    </ol>
  );
}

interface ItemProps {
  readonly claim: Claim;
  readonly selected: boolean;
  readonly onSelect: (claim: string) => void;
  readonly inside: ComponentChildren;
}

/** One card; a decision or a move renders only the cards that it changes, however many a report has. */
class Item extends Component<ItemProps> {
  override shouldComponentUpdate(next: ItemProps): boolean {
    const { claim, selected, onSelect } = this.props;
    return next.selected || selected || next.claim !== claim || next.onSelect !== onSelect;
  }

  override render() {
    const { claim, selected, onSelect, inside } = this.props;
    return (
      <li>
        <ClaimCard claim={claim} beside selected={selected} onSelect={() => onSelect(claim.id)}>
          {inside}
        </ClaimCard>
      </li>
    );
  }
}

import { hrefOf } from "../address/navigate";
import type { Party } from "../api/types";
import { directionOf } from "./directions";

/** Return the name a party is known by in its document, else its words. */
export function nameOf(party: Party | null | undefined): string {
  return party?.name ?? party?.text ?? "";
}

/** A party by name, linked to its page where it is identified; its words as written are its title. */
export function PartyName({ party, plain = false }: { party: Party | null | undefined; plain?: boolean }) {
  const name = nameOf(party);
  if (!party || !name) return <span class="party party-none">not said</span>;
  const words = party.text && party.text !== name ? `as written: ${party.text}` : undefined;
  if (plain || !party.entity) {
    return (
      <bdi class="party" dir={directionOf(name)} title={words}>
        {name}
      </bdi>
    );
  }
  return (
    <a class="party" href={hrefOf("parties", party.entity)} title={words}>
      <bdi dir={directionOf(name)}>{name}</bdi>
    </a>
  );
}

/** How a kind of claim looks: a hue (in the style sheet, by class) and a mark, so that no meaning hangs on colour alone. */

import type { ClaimKind } from "../api/types";

interface Look {
  readonly label: string;
  readonly many: string;
  /** One character that stands for the kind beside its hue. */
  readonly mark: string;
}

export const KIND_LOOKS: Readonly<Record<ClaimKind, Look>> = {
  event: { label: "event", many: "events", mark: "●" },
  statement: { label: "statement", many: "statements", mark: "❝" },
  position: { label: "position", many: "positions", mark: "◆" },
  proposal: { label: "proposal", many: "proposals", mark: "▣" },
  response: { label: "response", many: "responses", mark: "↩" },
  figure: { label: "figure", many: "figures", mark: "№" },
  link: { label: "link", many: "links", mark: "⇢" },
};

/** The mark of a kind, for eyes only; readers of the screen get its name from the text beside it. */
export function lookOf(kind: string): Look {
  return KIND_LOOKS[kind as ClaimKind] ?? { label: kind, many: kind, mark: "·" };
}

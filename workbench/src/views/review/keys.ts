import { useKeys } from "../../keys/keymap";
import type { Claim } from "../../api/types";
import type { Action, Decide } from "./Doing";

interface Deeds {
  readonly move: (step: number) => void;
  readonly begin: (kind: Action["kind"]) => void;
  readonly undo: () => void;
  readonly selected: Claim | undefined;
  readonly decide: Decide;
  readonly showWords: () => void;
  readonly openNext: () => void;
  readonly openPrevious: () => void;
}

/** The keys of the review. */
export function useReviewKeys({ move, begin, undo, selected, decide, showWords, openNext, openPrevious }: Deeds): void {
  const about = selected ? [selected.id] : [];
  const ifSelected = (run: () => void) => () => {
    if (selected) run();
  };
  useKeys("Review", [
    { key: "j", does: "next claim", run: () => move(1) },
    { key: "k", does: "claim before", run: () => move(-1) },
    { key: "a", does: "accept, and go on", run: ifSelected(() => decide("accept", about, {}, true)) },
    { key: "x", does: "reject, with a reason", run: ifSelected(() => begin("reject")) },
    { key: "e", does: "edit; the suggestion is kept", run: ifSelected(() => begin("edit")) },
    { key: "d", does: "defer, and go on", run: ifSelected(() => decide("defer", about, {}, true)) },
    { key: "u", does: "undo your latest decision", run: undo },
    { key: "s", does: "split into two claims", run: ifSelected(() => begin("split")) },
    { key: "m", does: "merge with a claim that says the same", run: ifSelected(() => begin("merge")) },
    { key: "l", does: "link with a claim of this or another report", run: ifSelected(() => begin("link")) },
    { key: "g", does: "go to the words", run: showWords },
    { key: "n", does: "new claim from the selected words", run: () => begin("new") },
    { key: "A", does: "accept all undecided claims shown", run: () => begin("bulk") },
    { key: "]", does: "next report", run: openNext },
    { key: "[", does: "report before", run: openPrevious },
    { key: "ArrowDown", does: "next claim", run: () => move(1) },
    { key: "ArrowUp", does: "claim before", run: () => move(-1) },
  ]);
}

import { useState } from "preact/hooks";
import { addressOf, send } from "../../api/client";
import { forgetAnswers, refusalOf, useResource } from "../../api/resources";
import type { Claim, Decided, Page } from "../../api/types";
import { ClaimCard } from "../../components/ClaimCard";
import { ErrorState } from "../../components/ErrorState";
import { Waiting } from "../../components/Waiting";
import { useKeys } from "../../keys/keymap";
import { say } from "../../shell/messages";
import { mayAct, useRecord } from "../../shell/record";

interface Held {
  readonly decision: "accept" | "reject" | "edit" | "defer";
  readonly values: Readonly<Record<string, string>>;
  readonly reason: string;
}

interface Disagreement {
  readonly claim: Claim;
  readonly by: Readonly<Record<string, Held>>;
}

/** The claims about which coders differ, one at a time: a digit takes one coder's decision. */
export function Disagreements() {
  const { facts } = useRecord();
  const list = useResource<Page<Disagreement>>(addressOf("/disagreements", undefined, { limit: 100 }));
  const [at, setAt] = useState(0);
  const items = list.value?.items ?? [];
  const item = items[Math.min(at, items.length - 1)];
  const coders = item ? Object.entries(item.by) : [];
  const may = mayAct(facts, "editor");
  const step = (by: number) => setAt(Math.min(items.length - 1, Math.max(0, at + by)));
  const settle = async (name: string) => {
    const held = item?.by[name];
    if (!item || !held || held.decision === "defer") return;
    if (!may) {
      say("Only an editor can settle disagreements.", true);
      return;
    }
    try {
      const values = held.decision === "edit" ? changedValues(item, name) : {};
      await send<Decided>("/adjudications", { claim: item.claim.id, decision: held.decision, values, reason: `as ${name} decided` });
      forgetAnswers();
      list.reload();
      say(`Settled as ${name} decided.`);
    } catch (error) {
      say(refusalOf(error).message, true);
    }
  };
  useKeys("Two coders", [
    { key: "j", does: "next disagreement", run: () => step(1) },
    { key: "k", does: "disagreement before", run: () => step(-1) },
    { key: "1", does: "take the first coder's decision", run: () => void settle(coders[0]?.[0] ?? "") },
    { key: "2", does: "take the second coder's decision", run: () => void settle(coders[1]?.[0] ?? "") },
  ]);
  if (list.error) return <ErrorState error={list.error} retry={list.reload} />;
  if (!list.value) return <Waiting />;
  return (
    <section aria-labelledby="disagreements-title">
      <h2 id="disagreements-title">
        To settle <span class="note">{list.value.total}</span>
      </h2>
      {!item ? (
        <p class="note">Nothing: wherever two coders decided, they agree, or somebody had the last word.</p>
      ) : (
        <>
          <p class="note">
            {Math.min(at, items.length - 1) + 1} of {items.length}
          </p>
          <ClaimCard claim={item.claim} />
          <div class="sides">
            {coders.map(([name, held], n) => (
              <div class="side" key={name}>
                <h3>{name}</h3>
                <dl>
                  {differing(item).map((field) => (
                    <div key={field}>
                      <dt>{field.replaceAll("_", " ")}</dt>
                      <dd dir="auto">{held.values[field] ?? "not said"}</dd>
                    </div>
                  ))}
                </dl>
                {held.reason && <p dir="auto">because: {held.reason}</p>}
                <button type="button" disabled={!may || held.decision === "defer"} onClick={() => settle(name)}>
                  Take this <kbd aria-hidden="true">{n + 1}</kbd>
                </button>
              </div>
            ))}
          </div>
        </>
      )}
    </section>
  );
}

/** The fields in which the coders of a claim differ. */
function differing({ by }: Disagreement): readonly string[] {
  const held = Object.values(by);
  const fields = new Set(held.flatMap((each) => Object.keys(each.values)));
  return [...fields].filter((field) => new Set(held.map((each) => each.values[field] ?? "")).size > 1);
}

/** What a coder's edit changes, as an edit names it. */
function changedValues(item: Disagreement, name: string): Record<string, string | null> {
  const mine = item.by[name]?.values ?? {};
  const changed = differing(item).filter((field) => field !== "decision");
  return Object.fromEntries(changed.map((field) => [field, mine[field] ?? null]));
}

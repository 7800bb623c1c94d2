import { addressOf } from "../../api/client";
import { useResource } from "../../api/resources";
import type { Page } from "../../api/types";
import { ErrorState } from "../../components/ErrorState";
import { Waiting } from "../../components/Waiting";
import { useRecord } from "../../shell/record";
import type { ViewProps } from "../registry";
import { Assignments } from "./Assignments";
import { Disagreements } from "./Disagreements";
import "./coders.css";

interface FieldAgreement {
  readonly field: string;
  readonly alpha: number | null;
  readonly units: number;
}

/** Two people check the same stories: who checks what, how far they agree, and what is left to settle. */
export default function Coders(_: ViewProps) {
  const { facts } = useRecord();
  return (
    <div class="coders">
      <header class="view-head">
        <h1>Two coders</h1>
        <p class="note">Give a story to two reviewers. Each decides alone; where they differ, an editor has the last word.</p>
      </header>
      {!facts.accounts && (
        <p class="coders-alone">
          This workbench has no accounts, so that all decisions are one person's. Start it with <code>pourparler serve RECORD --accounts accounts.db</code> to let several people sign in.
        </p>
      )}
      <Disagreements />
      <Agreement />
      <Assignments />
    </div>
  );
}

function Agreement() {
  const fields = useResource<Page<FieldAgreement>>(addressOf("/agreement"));
  if (fields.error) return <ErrorState error={fields.error} retry={fields.reload} />;
  if (!fields.value) return <Waiting />;
  return (
    <section aria-labelledby="agreement-title">
      <h2 id="agreement-title">Agreement</h2>
      {fields.value.items.every((each) => each.units === 0) ? (
        <p class="note">None yet: no claim was decided by two of its reviewers.</p>
      ) : (
        <table class="agreement">
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Krippendorff's alpha</th>
              <th scope="col">Claims compared</th>
            </tr>
          </thead>
          <tbody>
            {fields.value.items.map(({ field, alpha, units }) => (
              <tr key={field}>
                <th scope="row">{field.replaceAll("_", " ")}</th>
                <td>
                  {alpha === null ? (
                    <span class="note">nothing to compare</span>
                  ) : (
                    <>
                      <meter min={0} max={1} low={0.667} high={0.8} optimum={1} value={Math.max(0, alpha)} aria-label={`alpha of ${field}`} /> {alpha.toFixed(2)}
                    </>
                  )}
                </td>
                <td>{units.toLocaleString("en")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="note">1 is full agreement, 0 what chance would give. Above 0.8 is usually relied on, below 0.667 it is not.</p>
    </section>
  );
}

import type { ReviewedDocument } from "../../api/types";
import { DayText } from "../../components/DayText";
import type { Neighbours } from "./neighbours";

interface HeadProps {
  readonly report: ReviewedDocument;
  readonly undecided: number;
  readonly neighbours: Neighbours;
  readonly onBulk: () => void;
  readonly onNew: () => void;
}

/** Which report this is, what changed since its last version, and the way to the next one. */
export function DeskHead({ report, undecided, neighbours, onBulk, onNew }: HeadProps) {
  return (
    <header class="desk-head">
      <div class="desk-title">
        <h1 dir="auto">{report.title ?? "Untitled report"}</h1>
        <p class="note">
          {report.source ?? "unnamed source"}, <DayText day={report.published} none="day unknown" />
          {report.versions > 1 && ` · version ${report.version} of ${report.versions}`}
          {report.url && /^https?:/.test(report.url) && (
            <>
              {" · "}
              <a href={report.url} rel="noopener noreferrer external" target="_blank">
                original
              </a>
            </>
          )}
          {" · "}
          {undecided === 0 ? "all decided" : `${undecided} to decide`}
        </p>
        {report.problems.length > 0 && <p class="problem">{report.problems.join(" ")}</p>}
        {report.changes.length > 0 && (
          <details>
            <summary>{report.changes.length} changes since the version before</summary>
            <ul class="changes">
              {report.changes.map((change, n) => (
                <li key={n}>
                  {change.what}: {change.before && <del dir="auto">{change.before}</del>} {change.after && <ins dir="auto">{change.after}</ins>}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <div class="desk-tools">
        <button type="button" onClick={onNew} aria-keyshortcuts="n" title="New claim from the selected words (n)">
          New claim
        </button>
        <button type="button" onClick={onBulk} aria-keyshortcuts="Shift+A" title="Accept the undecided claims shown (A)">
          Accept shown
        </button>
        <button type="button" onClick={neighbours.openPrevious} disabled={!neighbours.previous} aria-keyshortcuts="[" title="Report before ([)">
          ←<span class="unseen">Report before</span>
        </button>
        <button type="button" onClick={neighbours.openNext} disabled={!neighbours.next} aria-keyshortcuts="]" title="Next report (])">
          →<span class="unseen">Next report</span>
        </button>
      </div>
    </header>
  );
}

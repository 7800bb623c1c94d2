import { useState } from "preact/hooks";
import { hrefOf, openView } from "../../address/navigate";
import { addressOf } from "../../api/client";
import { useList } from "../../api/lists";
import type { DocumentRow } from "../../api/types";
import { DayText } from "../../components/DayText";
import { EmptyState } from "../../components/EmptyState";
import { ErrorState } from "../../components/ErrorState";
import { VirtualList } from "../../components/VirtualList";
import { Waiting } from "../../components/Waiting";
import { KindCounts } from "../../components/KindCounts";
import { useKeys } from "../../keys/keymap";
import type { ViewProps } from "../registry";
import "./documents.css";

/** Every report under the filter, the latest first. */
export default function Documents({ address }: ViewProps) {
  const reports = useList<DocumentRow>(addressOf("/documents", address.filter, { order: "desc" }));
  const [active, setActive] = useState(0);
  const step = (by: number) => setActive((at) => Math.min(reports.total - 1, Math.max(0, at + by)));
  const open = (index: number) => {
    const report = reports.rowAt(index);
    if (report) openView("review", report.id);
  };
  useKeys("Documents", [
    { key: "j", does: "next report", run: () => step(1) },
    { key: "k", does: "report before", run: () => step(-1) },
    { key: "Enter", does: "open the report beside its claims", run: () => open(active) },
  ]);
  return (
    <div class="list-page">
      <header class="view-head">
        <h1>Documents</h1>
        <p class="note">{reports.total.toLocaleString("en")} {reports.total === 1 ? "report" : "reports"}, the latest first</p>
      </header>
      {reports.error ? (
        <ErrorState error={reports.error} retry={reports.reload} />
      ) : reports.loading && reports.total === 0 ? (
        <Waiting what="Loading the reports" />
      ) : reports.total === 0 ? (
        <EmptyState title="No report passes the filter">Clear the filter, or add reports in the inbox.</EmptyState>
      ) : (
        <VirtualList label="Reports" total={reports.total} rowHeight={62} active={active} onActive={setActive} onOpen={open} onRange={reports.want} renderRow={(index) => <Line report={reports.rowAt(index)} />} />
      )}
    </div>
  );
}

function Line({ report }: { report: DocumentRow | undefined }) {
  if (!report) return <div aria-busy="true" />;
  return (
    <div class="document-row">
      <a href={hrefOf("review", report.id)} dir="auto" tabIndex={-1}>
        {report.title ?? "Untitled report"}
      </a>
      <span class="note document-origin">
        {report.source ?? "unnamed source"}, <DayText day={report.published} none="day unknown" />
        {report.versions > 1 && ` · version ${report.version}`}
      </span>
      <KindCounts counts={report.claims} />
      <span class="note document-left">{report.undecided > 0 ? `${report.undecided} to decide` : "✓ decided"}</span>
    </div>
  );
}

import { useEffect } from "preact/hooks";
import { openView, go } from "../../address/navigate";
import { addressOf } from "../../api/client";
import { useResource } from "../../api/resources";
import type { Claim, Page, ReviewedDocument, Story } from "../../api/types";
import { EmptyState } from "../../components/EmptyState";
import { ErrorState } from "../../components/ErrorState";
import { Waiting } from "../../components/Waiting";
import type { ViewProps } from "../registry";
import { Desk } from "./Desk";
import "./review.css";

/** A report beside its claims. Without a report in the address, the first one that has something to decide. */
export default function Review({ address }: ViewProps) {
  if (address.item) return <Opened key={address.item} address={address} />;
  return address.own["claim"] ? <OfClaim address={address} /> : <First address={address} />;
}

/** A link may name a claim alone; its report is looked up. */
function OfClaim({ address }: ViewProps) {
  const claim = useResource<Claim>(addressOf(`/claims/${encodeURIComponent(address.own["claim"] ?? "")}`));
  const report = claim.value?.document.id;
  useEffect(() => {
    if (report) go({ ...address, item: report }, true);
  }, [report]);
  if (claim.error) return <ErrorState error={claim.error} retry={claim.reload} />;
  return <Waiting what="Looking for the words" />;
}

function Opened({ address }: ViewProps) {
  const asked = addressOf(`/documents/${encodeURIComponent(address.item)}`, { ...address.filter, as_of: "" });
  const report = useResource<ReviewedDocument>(asked);
  if (report.error) return <ErrorState error={report.error} retry={report.reload} />;
  if (!report.value) return <Waiting what="Opening the report" />;
  return <Desk report={report.value} resource={report} address={address} filterKey={asked} />;
}

function First({ address }: ViewProps) {
  const stories = useResource<Page<Story>>(addressOf("/stories", address.filter, { limit: 20 }));
  const documents = stories.value?.items.flatMap((story) => story.documents) ?? [];
  const first = documents.find((document) => document.undecided > 0) ?? documents[0];
  useEffect(() => {
    if (first) go({ ...address, item: first.id }, true);
  }, [first?.id]);
  if (stories.error) return <ErrorState error={stories.error} retry={stories.reload} />;
  if (!stories.value || first) return <Waiting what="Looking for a report with something to decide" />;
  return (
    <EmptyState title="No report to review">
      Nothing passes the filter, or the record is empty.{" "}
      <button type="button" onClick={() => openView("inbox")}>
        Add reports in the inbox
      </button>
    </EmptyState>
  );
}

import { useState } from "preact/hooks";
import { hrefOf, openView } from "../../address/navigate";
import { addressOf } from "../../api/client";
import { useList } from "../../api/lists";
import { useResource } from "../../api/resources";
import type { Claim, DocumentRow, Page } from "../../api/types";
import { DayText } from "../../components/DayText";
import { EmptyState } from "../../components/EmptyState";
import { ErrorState } from "../../components/ErrorState";
import { evidenceOf } from "../../components/evidence";
import { KindMark } from "../../components/KindMark";
import { Quote } from "../../components/Quote";
import { ReviewChip } from "../../components/ClaimCard";
import { VirtualList } from "../../components/VirtualList";
import { Waiting } from "../../components/Waiting";
import { useKeys } from "../../keys/keymap";
import { focusSearch } from "../../shell/FilterBar";
import type { ViewProps } from "../registry";
import "./search.css";

interface Found {
  readonly documents: Page<DocumentRow>;
}

/** Claims that pass the filter with their words, and the reports that hold them: the filter bar's words are the search. */
export default function Search({ address }: ViewProps) {
  const { filter } = address;
  const claims = useList<Claim>(addressOf("/claims", filter, { order: "desc" }));
  const found = useResource<Found>(filter.words ? addressOf("/search", { ...filter, words: "" }, { q: filter.words, limit: 8 }) : null);
  const [active, setActive] = useState(0);
  const step = (by: number) => setActive((at) => Math.min(claims.total - 1, Math.max(0, at + by)));
  const open = (index: number) => {
    const claim = claims.rowAt(index);
    if (claim) openView("review", claim.document.id, { claim: claim.id });
  };
  useKeys("Search", [
    { key: "j", does: "next claim", run: () => step(1) },
    { key: "k", does: "claim before", run: () => step(-1) },
    { key: "Enter", does: "go to its words", run: () => open(active) },
  ]);
  return (
    <div class="list-page">
      <header class="view-head">
        <h1>Search</h1>
        <p class="note" role="status">
          {claims.total.toLocaleString("en")} {claims.total === 1 ? "claim" : "claims"}{found.value && `, ${found.value.documents.total.toLocaleString("en")} ${found.value.documents.total === 1 ? "report" : "reports"}`}, the latest first
        </p>
        {!filter.words && (
          <button type="button" class="quiet" onClick={focusSearch}>
            Type words <kbd>/</kbd>
          </button>
        )}
      </header>
      {found.value && found.value.documents.items.length > 0 && (
        <ul class="search-reports" aria-label="Reports that hold the words">
          {found.value.documents.items.map((report) => (
            <li key={report.id}>
              <a href={hrefOf("review", report.id)} dir="auto">
                {report.title ?? "Untitled report"}
              </a>{" "}
              <span class="note">
                {report.source}, <DayText day={report.published} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {claims.error ? (
        <ErrorState error={claims.error} retry={claims.reload} />
      ) : claims.loading && claims.total === 0 ? (
        <Waiting what="Searching" />
      ) : claims.total === 0 ? (
        <EmptyState title="No claim passes the filter">All words must be in a claim's sentence or parties. Try fewer words, or clear the filter.</EmptyState>
      ) : (
        <VirtualList label="Claims" total={claims.total} rowHeight={84} active={active} onActive={setActive} onOpen={open} onRange={claims.want} renderRow={(index) => <Line claim={claims.rowAt(index)} />} />
      )}
    </div>
  );
}

function Line({ claim }: { claim: Claim | undefined }) {
  if (!claim) return <div aria-busy="true" />;
  const shown = claim.edited ?? claim;
  return (
    <div class={`search-row card-${claim.kind}`}>
      <p class="search-summary">
        <KindMark kind={claim.kind} />{" "}
        <a href={hrefOf("review", claim.document.id, { claim: claim.id })} dir="auto" tabIndex={-1}>
          {shown.summary}
        </a>{" "}
        <ReviewChip claim={claim} />
      </p>
      <div class="search-quote">
        <Quote text={claim.sentence_text.text} mark={evidenceOf(claim)?.text ?? null} plain />
      </div>
      <p class="note search-origin">
        {claim.document.source ?? "unnamed source"}, <DayText day={claim.document.published} />: <bdi>{claim.document.title}</bdi>
      </p>
    </div>
  );
}

import { hrefOf } from "../../address/navigate";
import type { DocumentRow, Story } from "../../api/types";
import { DayText } from "../../components/DayText";
import { KindCounts } from "../../components/KindCounts";

/** The reports of one story, by source. */
export function StoryPane({ story }: { story: Story }) {
  const bySource = new Map<string, DocumentRow[]>();
  for (const document of story.documents) {
    const source = document.source ?? "unnamed source";
    bySource.set(source, [...(bySource.get(source) ?? []), document]);
  }
  return (
    <aside class="story-pane" aria-label={`Reports of ${story.title}`}>
      <h2 dir="auto">{story.title}</h2>
      {[...bySource].map(([source, documents]) => (
        <section key={source}>
          <h3 dir="auto">{source}</h3>
          <ul class="report-list">
            {documents.map((document) => (
              <ReportLine key={document.id} document={document} />
            ))}
          </ul>
        </section>
      ))}
    </aside>
  );
}

function ReportLine({ document }: { document: DocumentRow }) {
  return (
    <li class={document.unread ? "report-line report-unread" : "report-line"}>
      <a href={hrefOf("review", document.id)} dir="auto">
        {document.title ?? "Untitled report"}
        {document.unread && <span class="unseen"> (unread)</span>}
      </a>
      <p class="note">
        <DayText day={document.published} none="day unknown" />
        {document.versions > 1 && ` · version ${document.version}`} · {document.decided} decided, {document.undecided} to decide
      </p>
      <KindCounts counts={document.claims} />
      {document.problems.length > 0 && <p class="problem">{document.problems.join(" ")}</p>}
    </li>
  );
}

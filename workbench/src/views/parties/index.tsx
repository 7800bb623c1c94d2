import { useState } from "preact/hooks";
import { changeFilter, hrefOf, openView } from "../../address/navigate";
import { addressOf } from "../../api/client";
import { useList } from "../../api/lists";
import { useResource } from "../../api/resources";
import { ClaimCard } from "../../components/ClaimCard";
import { DayText } from "../../components/DayText";
import { EmptyState } from "../../components/EmptyState";
import { ErrorState } from "../../components/ErrorState";
import { VirtualList } from "../../components/VirtualList";
import { Waiting } from "../../components/Waiting";
import { useKeys } from "../../keys/keymap";
import type { ViewProps } from "../registry";
import type { PartyFacts, PartyPage } from "./types";
import "./parties.css";

/** Who is who: names, offices, and the newest claims of one of them. */
export default function Parties({ address }: ViewProps) {
  const parties = useList<PartyFacts>(addressOf("/parties", address.filter));
  const [active, setActive] = useState(0);
  const step = (by: number) => setActive((at) => Math.min(parties.total - 1, Math.max(0, at + by)));
  const open = (index: number) => {
    const party = parties.rowAt(index);
    if (party) openView("parties", party.id);
  };
  useKeys("Parties", [
    { key: "j", does: "next party", run: () => step(1) },
    { key: "k", does: "party before", run: () => step(-1) },
    { key: "Enter", does: "all about the party", run: () => open(active) },
  ]);
  return (
    <div class={address.item ? "parties parties-two" : "parties"}>
      <div class="list-page">
        <header class="view-head">
          <h1>Parties</h1>
          <p class="note">{parties.total.toLocaleString("en")} under this filter, those of most claims first</p>
        </header>
        {parties.error ? (
          <ErrorState error={parties.error} retry={parties.reload} />
        ) : parties.loading && parties.total === 0 ? (
          <Waiting what="Loading the parties" />
        ) : parties.total === 0 ? (
          <EmptyState title="No party passes the filter">Clear the filter, or add reports in the inbox.</EmptyState>
        ) : (
          <VirtualList label="Parties" total={parties.total} rowHeight={54} active={active} onActive={setActive} onOpen={open} onRange={parties.want} renderRow={(index) => <Line party={parties.rowAt(index)} current={address.item} />} />
        )}
      </div>
      {address.item && <One id={address.item} />}
    </div>
  );
}

function Line({ party, current }: { party: PartyFacts | undefined; current: string }) {
  if (!party) return <div aria-busy="true" />;
  const names = [...new Set(party.names.map((name) => name.label))].filter((name) => name !== party.label);
  return (
    <div class={party.id === current ? "party-row party-current" : "party-row"}>
      <a href={hrefOf("parties", party.id)} dir="auto" tabIndex={-1}>
        {party.label}
      </a>
      <span class="note">{party.claims.toLocaleString("en")} claims</span>
      <span class="note party-names" dir="auto">
        {[party.kind ?? "of no known kind", party.reports === 1 ? "1 report" : `${party.reports.toLocaleString("en")} reports`, names.length > 0 && `also ${names.slice(0, 4).join(", ")}`].filter(Boolean).join(" · ")}
      </span>
    </div>
  );
}

function One({ id }: { id: string }) {
  const page = useResource<PartyPage>(addressOf(`/parties/${encodeURIComponent(id)}`));
  if (page.error) return <ErrorState error={page.error} retry={page.reload} />;
  const party = page.value;
  if (!party) return <Waiting what="Loading the party" />;
  return (
    <section class="party-page" aria-labelledby="party-title">
      <h2 id="party-title" dir="auto">
        {party.label}
      </h2>
      <p class="note">{[party.kind, party.country].filter(Boolean).join(" · ")}</p>
      <p>
        <button
          type="button"
          onClick={() => {
            changeFilter({ party: party.label });
            openView("timeline");
          }}
        >
          On the timeline
        </button>{" "}
        <button
          type="button"
          onClick={() => {
            changeFilter({ party: party.label });
            openView("search");
          }}
        >
          All claims
        </button>
      </p>
      <h3>Names</h3>
      <ul class="party-name-list">
        {party.names.map((name) => (
          <li key={name.key}>
            <bdi>{name.label}</bdi> <span class="note">{name.reports === 1 ? "1 report" : `${name.reports} reports`}</span>
          </li>
        ))}
      </ul>
      {party.acts_for.length > 0 && (
        <>
          <h3>Acts for</h3>
          <ul>
            {party.acts_for.map((office, n) => (
              <li key={n}>
                {office.office && <bdi>{office.office}, </bdi>}
                <a href={hrefOf("parties", office.party)}>{party.labels[office.party] ?? office.party}</a> {(office.since ?? office.until) && <DayText day={office.since} end={office.until} />}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>Newest claims</h3>
      <div class="party-claims">
        {party.newest.map((claim) => (
          <ClaimCard key={claim.id} claim={claim} />
        ))}
      </div>
    </section>
  );
}

import { changeFilter, changeOwn, hrefOf, useAddress } from "../../address/navigate";
import { addressOf } from "../../api/client";
import { useResource } from "../../api/resources";
import { useRecord } from "../../shell/record";
import { dayPhrase } from "../common/days";
import { counted } from "../common/phrases";
import { States } from "../common/States";
import type { NetworkData, NetworkEdge, NetworkNode, Tone } from "../common/types";
import { Picture, TONES } from "./Picture";
import "../common/views.css";
import "./network.css";

const ALL: readonly Tone[] = ["cooperative", "verbal", "conflictual"];
const LEAST_CERTAIN = 0.5;

/** Told by one claim alone, or by none that is certain. */
function isWeak(edge: NetworkEdge): boolean {
  return edge.n < 2 || edge.confidence < LEAST_CERTAIN;
}

/** Who has to do with whom: typed and dated ties, as a picture and as the same table. */
export default function Network() {
  const { filter, own } = useAddress();
  const answer = useResource<NetworkData>(addressOf("/network", filter));
  const data = answer.value;
  const weak = own.weak === "1";
  const tones = ALL.filter((tone) => !(own.without ?? "").split(" ").includes(tone));
  const ofTone = data?.edges.filter((edge) => tones.includes(edge.tone)) ?? [];
  const edges = weak ? ofTone : ofTone.filter((edge) => !isWeak(edge));
  const shown = new Set(edges.flatMap((edge) => [edge.source, edge.target]));
  const nodes = data?.nodes.filter((node) => shown.has(node.id)) ?? [];
  const chosen = shown.has(own.node ?? "") ? (own.node ?? "") : "";
  const choose = (id: string) => changeOwn({ node: id === chosen ? "" : id });
  const toggle = (tone: Tone) => changeOwn({ without: ALL.filter((each) => (each === tone ? tones.includes(tone) : !tones.includes(each))).join(" ") });
  return (
    <section class="view view-network" aria-labelledby="network-title">
      <h1 id="network-title">Network</h1>
      <States {...answer} empty={!data?.edges.length} filter={filter} what="No tie between two parties" hint="Add reports in the inbox: who does what to whom is found in them.">
        <fieldset class="network-tools">
          <legend class="unseen">Ties shown</legend>
          {ALL.map((tone) => (
            <label key={tone}>
              <input type="checkbox" checked={tones.includes(tone)} onChange={() => toggle(tone)} />
              <svg width="30" height="10" aria-hidden="true">
                <line class={`edge tone-${tone}`} x1="1" x2="29" y1="5" y2="5" stroke-width="2.5" />
              </svg>
              {TONES[tone]}
            </label>
          ))}
          <label>
            <input type="checkbox" checked={weak} onChange={() => changeOwn({ weak: weak ? "" : "1" })} />
            {`weak ties (${ofTone.filter(isWeak).length}: one claim, or none certain)`}
          </label>
        </fieldset>
        {data && data.edges_total > data.edges.length && <p class="note">{`The ${data.edges.length} ties told most often, of ${data.edges_total.toLocaleString("en")}. Narrow the filter to see others.`}</p>}
        {edges.length === 0 ? (
          <p class="note" role="status">No tie of this sort is told twice. Switch the weak ones on to see the others.</p>
        ) : (
          <>
            <Picture nodes={nodes} edges={edges} chosen={chosen} onChoose={choose} />
            <p class="lead">● person, ■ state or government, ▲ armed group, ◆ another body. An arrow says who acts towards whom; a line without one, that both act together.</p>
            <Ties edges={chosen ? edges.filter((edge) => edge.source === chosen || edge.target === chosen) : edges} nodes={nodes} chosen={chosen} onAll={() => changeOwn({ node: "" })} />
          </>
        )}
      </States>
    </section>
  );
}

interface TiesProps {
  edges: readonly NetworkEdge[];
  nodes: readonly NetworkNode[];
  chosen: string;
  onAll: () => void;
}

function Ties({ edges, nodes, chosen, onAll }: TiesProps) {
  const { facts } = useRecord();
  const labels = new Map(nodes.map((node) => [node.id, node.label]));
  const name = labels.get(chosen);
  const caption = name ? `Ties of ${name}` : "The same as a table";
  return (
    <section class="ties" aria-labelledby="ties-title">
      <h2 id="ties-title" aria-live="polite">
        {caption} <small>{counted(edges.length, "tie")}</small>
      </h2>
      {name && (
        <p class="ways">
          <button type="button" onClick={onAll}>Show all ties</button>
          <button type="button" onClick={() => changeFilter({ party: name })}>Only this party in all views</button>
        </p>
      )}
      <div class="table-scroll" role="region" aria-label={caption} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">Does what</th>
              <th scope="col">To or with whom</th>
              <th scope="col">Tone</th>
              <th scope="col">Days</th>
              <th scope="col" class="number">Claims</th>
              <th scope="col" class="number">Certainty</th>
            </tr>
          </thead>
          <tbody>
            {edges.map((edge) => (
              <tr key={`${edge.source} ${edge.target} ${edge.type} ${edge.directed}`}>
                <th scope="row" dir="auto">{labels.get(edge.source)}</th>
                <td title={facts.codes.event_types[edge.type]}>{edge.type}{!edge.directed && " together"}</td>
                <td dir="auto">{labels.get(edge.target)}</td>
                <td>{TONES[edge.tone]}</td>
                <td>{edge.first_day === edge.last_day ? dayPhrase(edge.last_day) : `${dayPhrase(edge.first_day)} – ${dayPhrase(edge.last_day)}`}</td>
                <td class="number">
                  <a href={hrefOf("review", "", { claim: edge.claims[0] ?? "" })} aria-label={`${counted(edge.n, "claim")}: go to the words of the latest`}>{edge.n}</a>
                </td>
                <td class="number">{`${Math.round(edge.confidence * 100)} %`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

import { useMemo, useRef, useState } from "preact/hooks";
import { dayPhrase } from "../common/days";
import { counted } from "../common/phrases";
import type { NetworkEdge, NetworkNode } from "../common/types";
import { useWidth } from "../common/useWidth";
import { layOut, type Placed } from "./layout";

interface Props {
  nodes: readonly NetworkNode[];
  edges: readonly NetworkEdge[];
  chosen: string;
  onChoose: (id: string) => void;
}

export const TONES = { cooperative: "cooperative", verbal: "conflict in words", conflictual: "conflict in deeds" } as const;

/** Parties and what they do to each other; arrow keys go from party to party, Enter shows the ties of one. */
export function Picture({ nodes, edges, chosen, onChoose }: Props) {
  const [place, width] = useWidth<HTMLDivElement>();
  const height = Math.round(Math.min(Math.max(width * 0.62, 340), 220 + nodes.length * 18, 820));
  const svg = useRef<SVGSVGElement>(null);
  const [focused, setFocused] = useState(0);
  const key = nodes.map((node) => node.id).join() + edges.map((edge) => edge.n).join();
  const places = useMemo(
    () => layOut(nodes.map((node) => node.id), edges.map((edge) => ({ source: edge.source, target: edge.target, weight: edge.n })), width, height),
    [key, width, height],
  );
  const most = Math.max(1, ...nodes.map((node) => node.claims));
  const radius = (node: NetworkNode) => 5 + 11 * Math.sqrt(node.claims / most);
  const radii = new Map(nodes.map((node) => [node.id, radius(node)]));
  const near = new Set(edges.flatMap((edge) => (edge.source === chosen ? [edge.target] : edge.target === chosen ? [edge.source] : [])));
  const bends = bendsOf(edges);
  const labels = labelled(nodes, edges, places, radii, [width, height], chosen);
  const byKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step || nodes.length === 0) return;
    event.preventDefault();
    const next = (focused + step + nodes.length) % nodes.length;
    setFocused(next);
    svg.current?.querySelectorAll<SVGGElement>("[data-node]")[next]?.focus();
  };
  return (
    <div class="chart" ref={place}>
      <svg ref={svg} class="network" width={width} height={height} role="group" onKeyDown={byKey}
        aria-label="Who has to do with whom. Arrow keys go from party to party, Enter shows the ties of one.">
        <title>Parties and their ties</title>
        <defs>
          {(["cooperative", "verbal", "conflictual"] as const).map((tone) => (
            <marker key={tone} id={`head-${tone}`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto" markerUnits="userSpaceOnUse">
              <path class={`head tone-${tone}`} d="M0,0.5 L8,4 L0,7.5 Z" />
            </marker>
          ))}
        </defs>
        <g class="edges" aria-hidden="true">
          {edges.map((edge) => {
            const own = edge.source === chosen || edge.target === chosen;
            return (
              <path key={`${edge.source} ${edge.target} ${edge.type} ${edge.directed}`} class={`edge tone-${edge.tone}${chosen && !own ? " faded" : ""}`}
                d={curve(places.get(edge.source), places.get(edge.target), bends.get(edge) ?? 0, radii.get(edge.target) ?? 6)}
                stroke-width={Math.min(1 + Math.log2(edge.n), 5)} marker-end={edge.directed ? `url(#head-${edge.tone})` : undefined}>
                <title>{edgePhrase(edge, nodes)}</title>
              </path>
            );
          })}
        </g>
        {nodes.map((node, at) => {
          const spot = places.get(node.id);
          if (!spot) return null;
          return (
            <g key={node.id} data-node={node.id} class={`node kind-of-${node.kind ?? "unknown"}${chosen && node.id !== chosen && !near.has(node.id) ? " faded" : ""}`}
              role="button" tabindex={at === Math.min(focused, nodes.length - 1) ? 0 : -1} aria-pressed={node.id === chosen}
              aria-label={`${node.label}${node.kind ? `, ${node.kind}` : ""}: ${counted(node.claims, "claim")}`}
              onFocus={() => setFocused(at)} onClick={() => onChoose(node.id)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" && event.key !== " ") return;
                event.preventDefault();
                onChoose(node.id);
              }}>
              <title>{`${node.label}: ${counted(node.claims, "claim")}`}</title>
              <circle class="reach" cx={spot.x} cy={spot.y} r={14} />
              <Shape kind={node.kind} x={spot.x} y={spot.y} r={radius(node)} />
            </g>
          );
        })}
        <g class="labels" aria-hidden="true">
          {labels.map((label) => (
            <text key={label.id} x={label.x} y={label.y} text-anchor={label.anchor} class={chosen && label.id !== chosen && !near.has(label.id) ? "faded" : undefined}>
              {label.text}
            </text>
          ))}
        </g>
      </svg>
    </div>
  );
}

/** A person is a circle, a state or government a square, an armed group a triangle, any other a diamond. */
function Shape({ kind, x, y, r }: { kind: string | null; x: number; y: number; r: number }) {
  if (kind === "person" || kind === null) return <circle class="body" cx={x} cy={y} r={r} />;
  if (kind === "state" || kind === "government") return <rect class="body" x={x - r * 0.9} y={y - r * 0.9} width={r * 1.8} height={r * 1.8} rx={2} />;
  if (kind === "armed-group") return <path class="body" d={`M${x},${y - r * 1.15} L${x + r * 1.1},${y + r * 0.8} L${x - r * 1.1},${y + r * 0.8} Z`} />;
  return <path class="body" d={`M${x},${y - r * 1.15} L${x + r * 1.15},${y} L${x},${y + r * 1.15} L${x - r * 1.15},${y} Z`} />;
}

/** An edge in words. */
export function edgePhrase(edge: NetworkEdge, nodes: readonly NetworkNode[]): string {
  const label = (id: string) => nodes.find((node) => node.id === id)?.label ?? id;
  const days = edge.first_day === edge.last_day ? dayPhrase(edge.first_day) : `${dayPhrase(edge.first_day)} to ${dayPhrase(edge.last_day)}`;
  return `${label(edge.source)} ${edge.directed ? "→" : "–"} ${label(edge.target)}: ${edge.type}, ${TONES[edge.tone]}, ${counted(edge.n, "claim")}, ${days}`;
}

/** Ties between the same two parties lie beside each other. */
function bendsOf(edges: readonly NetworkEdge[]): Map<NetworkEdge, number> {
  const together = new Map<string, NetworkEdge[]>();
  for (const edge of edges) {
    const pair = [edge.source, edge.target].sort().join(" ");
    together.set(pair, [...(together.get(pair) ?? []), edge]);
  }
  const bends = new Map<NetworkEdge, number>();
  for (const members of together.values()) {
    members.forEach((edge, at) => {
      const bend = at - (members.length - 1) / 2;
      bends.set(edge, edge.source < edge.target ? bend : -bend);
    });
  }
  return bends;
}

function curve(from: Placed | undefined, to: Placed | undefined, bend: number, radius: number): string {
  if (!from || !to) return "";
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  const off = bend * 16;
  const x = (from.x + to.x) / 2 - (dy / length) * off;
  const y = (from.y + to.y) / 2 + (dx / length) * off;
  const back = Math.hypot(to.x - x, to.y - y) || 1;
  const gap = Math.min(radius + 3, back / 2);
  const end = { x: to.x - ((to.x - x) / back) * gap, y: to.y - ((to.y - y) / back) * gap };
  return `M${from.x.toFixed(1)},${from.y.toFixed(1)} Q${x.toFixed(1)},${y.toFixed(1)} ${end.x.toFixed(1)},${end.y.toFixed(1)}`;
}

interface Label {
  id: string;
  text: string;
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
}

/** Names that fit, the chosen one first and then those with most claims. */
function labelled(nodes: readonly NetworkNode[], edges: readonly NetworkEdge[], places: ReadonlyMap<string, Placed>, radii: ReadonlyMap<string, number>, [width, height]: readonly [number, number], chosen: string): Label[] {
  // No name covers another party, and a name stands on the side of its party to which fewer ties go.
  const taken: [number, number, number, number][] = [...places].map(([id, { x, y }]) => {
    const r = radii.get(id) ?? 6;
    return [x - r, y - r, x + r, y + r];
  });
  const below = new Map<string, number>();
  for (const { source, target } of edges) {
    const down = Math.sign((places.get(target)?.y ?? 0) - (places.get(source)?.y ?? 0));
    below.set(source, (below.get(source) ?? 0) + down);
    below.set(target, (below.get(target) ?? 0) - down);
  }
  const found: Label[] = [];
  const order = [...nodes].sort((one, other) => Number(other.id === chosen) - Number(one.id === chosen) || other.claims - one.claims);
  for (const node of order) {
    const spot = places.get(node.id);
    if (!spot) continue;
    const text = node.label.length > 28 ? `${node.label.slice(0, 27)}…` : node.label;
    const length = text.length * 6.6;
    const r = radii.get(node.id) ?? 6;
    const above: Label = { id: node.id, text, x: spot.x, y: spot.y - r - 6, anchor: "middle" };
    const under: Label = { id: node.id, text, x: spot.x, y: spot.y + r + 15, anchor: "middle" };
    const tries: Label[] = [
      ...((below.get(node.id) ?? 0) < 0 ? [under, above] : [above, under]),
      { id: node.id, text, x: spot.x + r + 5, y: spot.y + 4, anchor: "start" },
      { id: node.id, text, x: spot.x - r - 5, y: spot.y + 4, anchor: "end" },
    ];
    for (const label of tries) {
      const left = label.anchor === "middle" ? label.x - length / 2 : label.anchor === "start" ? label.x : label.x - length;
      const box: [number, number, number, number] = [left, label.y - 11, left + length, label.y + 3];
      if (left < 2 || box[1] < 2 || box[2] > width - 2 || box[3] > height - 2 || taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
      taken.push(box);
      found.push(label);
      break;
    }
  }
  return found;
}

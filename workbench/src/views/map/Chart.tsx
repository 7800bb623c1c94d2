import { useMemo, useRef, useState } from "preact/hooks";
import { counted } from "../common/phrases";
import type { MapArea, MapData, MapPlace } from "../common/types";
import { useWidth } from "../common/useWidth";
import { countryName } from "./countries";
import { disc, drawingFor, type Outlines } from "./outlines";

interface Props {
  data: MapData;
  outlines: Outlines;
  chosen: string;
  onChoose: (name: string) => void;
}

interface Spot {
  key: string;
  told: string;
  claims: number;
  at: [number, number];
}

interface Transform {
  k: number;
  x: number;
  y: number;
}

const STILL: Transform = { k: 1, x: 0, y: 0 };
const MOST = 16;
const DISTRICT = 0.7;
const REGION = 2.5;

/** Names a place in the address. */
export function placeName(place: MapPlace): string {
  return place.country ? `${place.name}~${place.country}` : place.name;
}

/** The map: countries and districts shaded as areas, towns as points; never a pin where a report names no spot. */
export function Chart({ data, outlines, chosen, onChoose }: Props) {
  const [place, width] = useWidth<HTMLDivElement>();
  const height = Math.round(Math.min(Math.max(width * 0.56, 300), Math.max(innerHeight - 250, 320), 900));
  const [whole, setWhole] = useState(false);
  const [view, setView] = useState<Transform>(STILL);
  const [focused, setFocused] = useState(0);
  const dragged = useRef<{ x: number; y: number; view: Transform; id: number } | null>(null);
  const svg = useRef<SVGSVGElement>(null);

  const drawing = useMemo(() => drawingFor(width, height, whole ? [] : shapesOf(data, outlines)), [width, height, whole, data, outlines]);
  const countries = useMemo(
    () => outlines.countries.map((country) => ({ key: country.letters, d: drawing.path(country.shape) })),
    [drawing, outlines],
  );
  const lines = useMemo(() => ({ borders: drawing.path(outlines.borders), disputed: drawing.path(outlines.disputed) }), [drawing, outlines]);
  const areas = useMemo(() => areasOf(data.areas, outlines, drawing), [data, outlines, drawing]);
  const points = data.points.flatMap((point) => {
    const at = drawing.place(point.lon ?? 0, point.lat ?? 0);
    return at ? [{ key: placeName(point), told: toldOf(point, "place"), claims: point.claims, at } satisfies Spot] : [];
  });
  const most = Math.max(1, ...data.areas.map((area) => area.claims));
  const mostAt = Math.max(1, ...points.map((point) => point.claims));
  const seen = (at: [number, number]): [number, number] => [at[0] * view.k + view.x, at[1] * view.k + view.y];
  const spots = [...areas, ...points];
  const labels = labelled([...points, ...areas], seen, width, height);

  const zoom = (factor: number, at: [number, number] = [width / 2, height / 2]) =>
    setView((old) => {
      const k = Math.min(Math.max(old.k * factor, 0.5), MOST);
      const by = k / old.k;
      return { k, x: at[0] - (at[0] - old.x) * by, y: at[1] - (at[1] - old.y) * by };
    });
  const wheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return; // the page scrolls, as everywhere
    event.preventDefault();
    const box = svg.current?.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY * 0.004), [event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0)]);
  };
  const byKey = (event: KeyboardEvent) => {
    const moves: Record<string, () => void> = {
      "+": () => zoom(1.5),
      "=": () => zoom(1.5),
      "-": () => zoom(1 / 1.5),
      "0": () => setView(STILL),
    };
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const next = step === undefined ? undefined : (focused + step + spots.length) % Math.max(spots.length, 1);
    if (next === undefined && !moves[event.key]) return;
    event.preventDefault();
    moves[event.key]?.();
    if (next !== undefined) {
      setFocused(next);
      svg.current?.querySelectorAll<SVGGElement>("[data-spot]")[next]?.focus();
    }
  };
  const spotProps = (spot: Spot, at: number) => ({
    "data-spot": spot.key,
    role: "button" as const,
    tabindex: at === Math.min(focused, spots.length - 1) ? 0 : -1,
    "aria-label": spot.told,
    "aria-pressed": spot.key === chosen,
    onFocus: () => setFocused(at),
    onClick: () => onChoose(spot.key),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      onChoose(spot.key);
    },
  });
  const begin = (event: PointerEvent) => {
    if (event.button === 0) dragged.current = { x: event.clientX, y: event.clientY, view, id: event.pointerId };
  };
  const drag = (event: PointerEvent) => {
    const from = dragged.current;
    if (!from || Math.hypot(event.clientX - from.x, event.clientY - from.y) < 4) return;
    svg.current?.setPointerCapture(from.id);
    setView({ ...from.view, x: from.view.x + event.clientX - from.x, y: from.view.y + event.clientY - from.y });
  };
  const end = () => (dragged.current = null);

  return (
    <div class="chart" ref={place}>
      <div class="chart-tools" role="group" aria-label="Map">
        <button type="button" onClick={() => zoom(1.5)} aria-label="Zoom in">+</button>
        <button type="button" onClick={() => zoom(1 / 1.5)} aria-label="Zoom out">−</button>
        <button type="button" onClick={() => { setView(STILL); setWhole(!whole); }} aria-pressed={whole}>
          Whole world
        </button>
      </div>
      <svg ref={svg} class="map" width={width} height={height} role="group" aria-label="Map of what is told of places. Arrow keys go from place to place, plus and minus zoom."
        onWheel={wheel} onPointerDown={begin} onPointerMove={drag} onPointerUp={end} onPointerCancel={end} onKeyDown={byKey}>
        <title>Claims by place</title>
        <defs>
          <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line class="hatch" x1="0" y1="0" x2="0" y2="6" />
          </pattern>
        </defs>
        <g transform={`translate(${view.x},${view.y}) scale(${view.k})`}>
          <g aria-hidden="true">
            <path class="sphere" d={drawing.sphere} />
            <path class="graticule" d={drawing.graticule} />
            {countries.map((country) => (
              <path key={country.key} class="land" d={country.d} />
            ))}
          </g>
          {areas.map((area, at) => (
            <g key={area.key} class={`area level-${area.level} shade-${shade(area.claims, most)}`} {...spotProps(area, at)}>
              <title>{area.told}</title>
              <path d={area.d} />
              {area.level !== "country" && <path d={area.d} class="hatched" />}
            </g>
          ))}
          <g aria-hidden="true">
            <path class="border" d={lines.borders} />
            <path class="border disputed" d={lines.disputed} />
          </g>
        </g>
        {points.map((point, at) => {
          const [x, y] = seen(point.at);
          return (
            <g key={point.key} class="town" {...spotProps(point, areas.length + at)}>
              <title>{point.told}</title>
              <circle class="reach" cx={x} cy={y} r={12} />
              <circle class="dot" cx={x} cy={y} r={3 + 7 * Math.sqrt(point.claims / mostAt)} />
            </g>
          );
        })}
        <g class="labels" aria-hidden="true">
          {labels.map((label) => (
            <text key={label.key} x={label.x} y={label.y}>
              {label.text}
            </text>
          ))}
        </g>
      </svg>
    </div>
  );
}

/** What the map is drawn around: countries and places of which something is told. */
function shapesOf(data: MapData, outlines: Outlines) {
  const countries = data.areas.filter((area) => area.level === "country").flatMap((area) => outlines.byLetters.get(area.iso ?? "")?.shape ?? []);
  const discs = [...data.points, ...data.areas].flatMap((each) => (each.lat === null || each.lon === null ? [] : [disc(each.lon, each.lat, 5)]));
  // Few claims of a far country do not make the rest too small to see.
  return discs.length > 0 && countries.length > 3 ? discs : [...countries, ...discs];
}

interface Area extends Spot {
  d: string;
  level: MapArea["level"];
}

function areasOf(areas: readonly MapArea[], outlines: Outlines, drawing: ReturnType<typeof drawingFor>): Area[] {
  return areas.flatMap((area) => {
    const country = area.level === "country" ? outlines.byLetters.get(area.iso ?? "") : undefined;
    if (!country && (area.lat === null || area.lon === null)) return [];
    const shape = country?.shape ?? disc(area.lon ?? 0, area.lat ?? 0, area.level === "region" ? REGION : DISTRICT);
    const at = area.lat !== null && area.lon !== null ? drawing.place(area.lon, area.lat) : null;
    return [{ key: placeName(area), told: toldOf(area, area.level), claims: area.claims, d: drawing.path(shape), level: area.level, at: at ?? [-99, -99] }];
  });
}

function toldOf(place: MapPlace, level: string): string {
  const where = level === "country" ? "" : `, ${countryName(place.country)}`.replace(/, $/, "");
  const about = level === "country" || level === "place" ? "" : ` (${level}, extent not known)`;
  return `${place.name}${where}${about}: ${counted(place.claims, "claim")}${place.contested ? ", sovereignty contested" : ""}`;
}

/** One of five shades, by the logarithm: a capital's hundred claims must not make ten invisible. */
function shade(claims: number, most: number): number {
  return most <= 1 ? 3 : Math.min(5, 1 + Math.floor((4.999 * Math.log(claims)) / Math.log(most)));
}

interface Label {
  key: string;
  text: string;
  x: number;
  y: number;
}

/** Names that fit beside each other, those with most claims first. */
function labelled(spots: readonly Spot[], seen: (at: [number, number]) => [number, number], width: number, height: number): Label[] {
  const taken: [number, number, number, number][] = [];
  const found: Label[] = [];
  for (const spot of [...spots].sort((one, other) => other.claims - one.claims)) {
    const [x, y] = seen(spot.at);
    const text = spot.key.split("~")[0] ?? spot.key;
    const length = text.length * 7;
    const box: [number, number, number, number] = [x + 9, y - 8, x + 9 + length, y + 6];
    const outside = x < 0 || y < 8 || box[2] > width || y > height - 6;
    if (outside || found.length >= 40 || taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
    taken.push(box, [x - 6, y - 6, x + 6, y + 6]);
    found.push({ key: spot.key, text, x: x + 11, y: y + 4 });
  }
  return found;
}

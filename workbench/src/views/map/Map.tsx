import { useEffect, useState } from "preact/hooks";
import { changeFilter, changeOwn, hrefOf, useAddress } from "../../address/navigate";
import { addressOf } from "../../api/client";
import { useResource } from "../../api/resources";
import { dayPhrase } from "../common/days";
import { counted } from "../common/phrases";
import { States } from "../common/States";
import type { MapArea, MapData, MapPlace } from "../common/types";
import { Chart, placeName } from "./Chart";
import { countryName } from "./countries";
import { DISPUTED } from "./disputed";
import { loadOutlines, type Outlines } from "./outlines";
import "../common/views.css";
import "./map.css";

/** Where things are told to have happened. */
export default function Map() {
  const { filter, own } = useAddress();
  const answer = useResource<MapData>(addressOf("/map", filter));
  const data = answer.value;
  const [outlines, problem, again] = useOutlines(data?.disputed ?? null, data !== undefined);
  const places: (MapPlace & { level?: MapArea["level"] })[] = data ? [...data.areas, ...data.points] : [];
  const chosen = places.find((place) => placeName(place) === own.place);
  const choose = (name: string) => changeOwn({ place: name === own.place ? "" : name });
  return (
    <section class="view view-map" aria-labelledby="map-title">
      <h1 id="map-title">Map</h1>
      <States {...answer} empty={places.length === 0 && !data?.unplaced.length} filter={filter} what="No place" hint="Add reports in the inbox: places that they name are found in them.">
        {problem && (
          <p role="alert">
            {problem}{" "}
            <button type="button" onClick={again}>
              Try again
            </button>
          </p>
        )}
        <div class={chosen ? "beside open" : "beside"}>
          {data && outlines ? <Chart data={data} outlines={outlines} chosen={own.place ?? ""} onChoose={choose} /> : !problem && <div class="chart-waiting" role="status">Drawing the map …</div>}
          {chosen && <Chosen place={chosen} />}
        </div>
        <p class="disclaimer">
          Outlines are those of Natural Earth at 1:110 million, too coarse to judge a border by. They and the names take no side on the status of
          any territory; borders that somebody disputes are dashed. Countries and districts are shaded, since a report that names one names no spot
          in it; a hatched disc is a district or region whose extent is not known here.
        </p>
        {data && <Places data={data} chosen={own.place ?? ""} onChoose={choose} />}
      </States>
    </section>
  );
}

function useOutlines(disputed: [string, string][] | null, wanted: boolean): [Outlines | null, string, () => void] {
  const [outlines, setOutlines] = useState<Outlines | null>(null);
  const [problem, setProblem] = useState("");
  const [round, setRound] = useState(0);
  const pairs = JSON.stringify(disputed ?? DISPUTED);
  useEffect(() => {
    if (!wanted) return;
    const controller = new AbortController();
    setProblem("");
    loadOutlines(JSON.parse(pairs) as [string, string][], controller.signal).then(setOutlines, (error: unknown) => {
      if (!controller.signal.aborted) setProblem(error instanceof Error ? error.message : String(error));
    });
    return () => controller.abort();
  }, [pairs, wanted, round]);
  return [outlines, problem, () => setRound((n) => n + 1)];
}

function Chosen({ place }: { place: MapPlace }) {
  return (
    <aside class="chosen-place" aria-label={place.name} aria-live="polite">
      <h2 dir="auto">
        {place.name}
        {place.country && place.name !== countryName(place.country) && <span class="country">{`, ${countryName(place.country)}`}</span>}
      </h2>
      <p>{`${counted(place.claims, "claim")}. The latest, ${dayPhrase(place.latest.day)}:`}</p>
      <p dir="auto">{place.latest.summary}</p>
      <p class="ways">
        <a href={hrefOf("review", place.latest.document, { claim: place.latest.claim })}>Go to the words</a>
        <button type="button" onClick={() => changeFilter({ place: place.name })}>
          Only this place in all views
        </button>
      </p>
    </aside>
  );
}

const MOST = 300;

interface PlacesProps {
  data: MapData;
  chosen: string;
  onChoose: (name: string) => void;
}

/** The same as a table, with the places that no map can show. */
function Places({ data, chosen, onChoose }: PlacesProps) {
  const rows = [
    ...data.areas.map((place) => ({ place, level: place.level as string })),
    ...data.points.map((place) => ({ place, level: "town" })),
    ...data.unplaced.map((place) => ({ place, level: "position not known" })),
  ].sort((one, other) => other.place.claims - one.place.claims);
  const unplaced = data.unplaced.reduce((sum, place) => sum + place.claims, 0);
  return (
    <details class="as-table" open={data.points.length + data.areas.length === 0 || undefined}>
      <summary>{`All ${rows.length} places as a table`}{unplaced > 0 && ` (${counted(unplaced, "claim")} at places not on the map)`}</summary>
      <div class="table-scroll" role="region" aria-label="Places" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Place</th>
              <th scope="col">Country</th>
              <th scope="col">What it is</th>
              <th scope="col" class="number">Claims</th>
              <th scope="col">Latest</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map(({ place, level }) => (
              <tr key={`${level}${placeName(place)}`}>
                <th scope="row" dir="auto">
                  {level === "position not known" ? place.name : (
                    <button type="button" class="plain" aria-pressed={placeName(place) === chosen} onClick={() => onChoose(placeName(place))}>
                      {place.name}
                    </button>
                  )}
                </th>
                <td>{countryName(place.country)}{place.contested && " (contested)"}</td>
                <td>{level}</td>
                <td class="number">{place.claims}</td>
                <td dir="auto">
                  <a href={hrefOf("review", place.latest.document, { claim: place.latest.claim })}>{place.latest.summary}</a>
                  {` ${dayPhrase(place.latest.day)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > MOST && <p class="note">{`The ${MOST} places with most claims; narrow the filter to see others.`}</p>}
    </details>
  );
}

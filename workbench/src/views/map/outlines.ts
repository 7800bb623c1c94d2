import { geoCircle, geoGraticule10, geoNaturalEarth1, geoPath, type GeoPermissibleObjects, type GeoProjection } from "d3-geo";
import type { Feature, FeatureCollection, Geometry, MultiLineString } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, GeometryObject, Topology } from "topojson-specification";
import address from "world-atlas/countries-110m.json?url";
import { lettersOf } from "./countries";

interface Named {
  name: string;
}

type World = Topology<{ countries: GeometryCollection<Named> }>;

export interface Country {
  letters: string;
  name: string;
  shape: Feature<Geometry, Named>;
}

/** Outlines of the world: countries, and the borders between them, disputed ones apart. */
export interface Outlines {
  countries: Country[];
  byLetters: ReadonlyMap<string, Country>;
  borders: MultiLineString;
  disputed: MultiLineString;
}

let asked: Promise<World> | undefined;

/** Fetch the outlines from this machine; a failed try is made again the next time. */
export async function loadOutlines(disputed: readonly (readonly [string, string])[], signal?: AbortSignal): Promise<Outlines> {
  asked ??= fetchWorld();
  try {
    return outlinesOf(await asked, disputed);
  } catch (error) {
    asked = undefined;
    throw error;
  } finally {
    signal?.throwIfAborted();
  }
}

async function fetchWorld(): Promise<World> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The outlines of countries were expected from the server, which answered ${response.status}.`);
  return (await response.json()) as World;
}

function outlinesOf(world: World, disputed: readonly (readonly [string, string])[]): Outlines {
  const object = world.objects.countries;
  const shapes = (feature(world, object) as FeatureCollection<Geometry, Named>).features;
  const countries = shapes.map((shape) => ({ letters: lettersAs(shape), name: shape.properties.name, shape }));
  const pairs = new Set(disputed.flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]));
  const isDisputed = (one: GeometryObject, other: GeometryObject) =>
    pairs.has(`${lettersAs(one as never)} ${lettersAs(other as never)}`);
  return {
    countries,
    byLetters: new Map(countries.map((country) => [country.letters, country])),
    borders: mesh(world, object, (one, other) => one !== other && !isDisputed(one, other)),
    disputed: mesh(world, object, (one, other) => one !== other && isDisputed(one, other)),
  };
}

function lettersAs(shape: { id?: string | number | undefined; properties: Named }): string {
  return lettersOf(shape.id === undefined ? undefined : String(shape.id), shape.properties.name) ?? shape.properties.name;
}

/** Degrees around a point that stand for an area whose border nobody gave. */
export function disc(lon: number, lat: number, degrees: number): GeoPermissibleObjects {
  return geoCircle().center([lon, lat]).radius(degrees).precision(12)();
}

export interface Drawing {
  path: (shape: GeoPermissibleObjects) => string;
  place: (lon: number, lat: number) => [number, number] | null;
  sphere: string;
  graticule: string;
}

/** Draw for a width and height so that what counts fills it; the whole world where nothing does. */
export function drawingFor(width: number, height: number, around: readonly GeoPermissibleObjects[]): Drawing {
  const projection = geoNaturalEarth1();
  fit(projection, width, height, around);
  const path = geoPath(projection).digits(1);
  return {
    path: (shape) => path(shape) ?? "",
    place: (lon, lat) => projection([lon, lat]),
    sphere: path({ type: "Sphere" }) ?? "",
    graticule: path(geoGraticule10()) ?? "",
  };
}

function fit(projection: GeoProjection, width: number, height: number, around: readonly GeoPermissibleObjects[]): void {
  const room: [[number, number], [number, number]] = [[12, 12], [width - 12, height - 12]];
  if (around.length === 0) {
    projection.fitExtent(room, { type: "Sphere" });
    return;
  }
  const together = { type: "GeometryCollection", geometries: around.flatMap(geometriesOf) } as GeoPermissibleObjects;
  const middle = geoPath(geoNaturalEarth1()).centroid(together);
  const centre = geoNaturalEarth1().invert?.(middle) ?? [0, 0];
  projection.rotate([-centre[0], 0]).fitExtent(room, together);
}

function geometriesOf(shape: GeoPermissibleObjects): Geometry[] {
  return [("geometry" in shape ? shape.geometry : shape) as Geometry];
}

// The offline base map: countries (Natural Earth 1:50m) and US states (Census), in the colours of the page's theme.
import { feature, mesh } from "../lib/topojson-client/index.js";

let atlas;

export async function baseMap() {
  atlas ??= await load();
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: atlas.land },
      borders: { type: "geojson", data: atlas.borders },
      states: { type: "geojson", data: atlas.states },
    },
    layers: [
      { id: "water", type: "background", paint: { "background-color": colour("--map-water") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--map-land"), "fill-antialias": false } },
      { id: "coast", type: "line", source: "land", paint: { "line-color": colour("--map-coast"), "line-width": 0.6 } },
      { id: "states", type: "line", source: "states", minzoom: 2.5, paint: { "line-color": colour("--map-state"), "line-width": 0.8 } },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": colour("--map-border"), "line-width": 1.2 } },
    ],
  };
}

export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

async function load() {
  const [world, us] = await Promise.all([read("world-atlas/countries-50m.json"), read("us-atlas/states-10m.json")]);
  const inner = (a, b) => a !== b;
  return {
    land: feature(world, world.objects.countries),
    borders: mesh(world, world.objects.countries, inner),
    states: mesh(us, us.objects.states, inner),
  };
}

async function read(path) {
  const answer = await fetch(new URL(`../lib/${path}`, import.meta.url));
  if (!answer.ok) throw new Error(`The base map could not be read: ${path} answered ${answer.status}.`);
  return answer.json();
}

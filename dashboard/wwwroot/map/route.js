// The way of one shipment: where its vehicle was, the line between its stops, their fences, and a numbered pin for each.
import { Marker } from "../lib/maplibre-gl/maplibre-gl.mjs";
import { colour } from "./basemap.js";

const fenceCorners = 48;
const metresPerDegree = 111195;
const nothing = { type: "FeatureCollection", features: [] };

// route: { trail: [[lon, lat]], stops: [{ sequence, name, lon, lat, radiusM, state }] } or null
export class Route {
  #map;
  #route = null;
  #pins = [];

  constructor(map) {
    this.#map = map;
  }

  get coordinates() {
    return this.#route ? [...this.#route.trail, ...this.#route.stops.map(({ lon, lat }) => [lon, lat])] : [];
  }

  show(route) {
    this.#route = route;
    for (const [name, data] of Object.entries(this.#data())) this.#map.getSource(name)?.setData(data);
    this.#pins.forEach(pin => pin.remove());
    this.#pins = (route?.stops ?? []).map(stop => pin(stop).addTo(this.#map));
  }

  // Sources and layers go with every change of theme; what is in them comes back here.
  dress() {
    for (const [name, data] of Object.entries(this.#data())) this.#map.addSource(name, { type: "geojson", data });
    const line = (id, source, paint) => this.#map.addLayer({ id, type: "line", source, layout: { "line-cap": "round", "line-join": "round" }, paint });
    this.#map.addLayer({ id: "fence-area", type: "fill", source: "fences", paint: { "fill-color": colour("--map-selected"), "fill-opacity": 0.12 } });
    line("fence-edge", "fences", { "line-color": colour("--map-selected"), "line-width": 1.5 });
    line("plan", "plan", { "line-color": colour("--map-plan"), "line-width": 2, "line-dasharray": [1, 2.5] });
    line("trail", "trail", { "line-color": colour("--map-selected"), "line-width": 3.5, "line-opacity": 0.85 });
  }

  #data() {
    const { trail = [], stops = [] } = this.#route ?? {};
    return {
      fences: stops.length === 0 ? nothing : { type: "FeatureCollection", features: stops.map(fence) },
      plan: path(stops.map(({ lon, lat }) => [lon, lat])),
      trail: path(trail),
    };
  }
}

const path = coordinates => coordinates.length < 2 ? nothing : { type: "Feature", properties: {}, geometry: { type: "LineString", coordinates } };

function fence({ lon, lat, radiusM }) {
  const [dy, dx] = [radiusM / metresPerDegree, radiusM / metresPerDegree / Math.cos((lat * Math.PI) / 180)];
  const corners = Array.from({ length: fenceCorners + 1 }, (_, corner) => (corner * 2 * Math.PI) / fenceCorners);
  return {
    type: "Feature",
    properties: {},
    geometry: { type: "Polygon", coordinates: [corners.map(angle => [lon + dx * Math.sin(angle), lat + dy * Math.cos(angle)])] },
  };
}

function pin({ sequence, name, lon, lat, state }) {
  const element = document.createElement("div");
  element.className = "stop-pin";
  element.dataset.state = state;
  const number = document.createElement("b");
  number.textContent = sequence;
  // Whatever a partner called it, it is text.
  const label = document.createElement("bdi");
  label.textContent = name;
  element.append(number, label);
  return new Marker({ element, anchor: "bottom-left", offset: [-11, 0] }).setLngLat([lon, lat]);
}

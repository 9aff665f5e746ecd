// The names of facilities, where the map is close enough for them.
import { Marker } from "../lib/maplibre-gl/maplibre-gl.mjs";

const fromZoom = 7;
const maxShown = 60;

export class Names {
  #map;
  #places = [];
  #taken = [];
  #shown = new Map();

  constructor(map) {
    this.#map = map;
    map.on("moveend", () => this.#show());
  }

  // places: [{ name, lat, lon }]
  give(places) {
    this.#places = places;
    this.#show();
  }

  // Where a pin says the name already. places: [{ lat, lon }]
  leaveOut(places) {
    this.#taken = places;
    this.#show();
  }

  #show() {
    const bounds = this.#map.getBounds();
    const near = this.#map.getZoom() < fromZoom ? [] : this.#places.filter(({ lon, lat }) => bounds.contains([lon, lat]) && !this.#taken.some(taken => taken.lon === lon && taken.lat === lat)).slice(0, maxShown);
    const wanted = new Set(near);
    for (const [place, marker] of this.#shown) {
      if (wanted.has(place)) continue;
      marker.remove();
      this.#shown.delete(place);
    }
    for (const place of near) if (!this.#shown.has(place)) this.#shown.set(place, mark(place).addTo(this.#map));
  }
}

function mark({ name, lon, lat }) {
  const element = document.createElement("div");
  element.className = "place-name";
  const text = document.createElement("bdi");
  text.textContent = name;
  element.append(text);
  return new Marker({ element, anchor: "left", offset: [-5, 0] }).setLngLat([lon, lat]);
}

// The live map: base map, vehicles, and what was clicked. Blazor calls start() and then select(), focus(), stop() on what it answers.
import * as maplibregl from "./lib/maplibre-gl/maplibre-gl.mjs";
import { baseMap } from "./map/basemap.js";
import { Fleet } from "./map/fleet.js";
import { follow } from "./map/feed.js";
import { drawSymbols, vehicleLayers } from "./map/symbols.js";

const drawEveryMs = 100;
const redrawIdleMs = 5000;
const northAmerica = [[-126, 23], [-66, 51]];

export async function start(element, page) {
  const map = new maplibregl.Map({
    container: element,
    style: await baseMap(),
    bounds: northAmerica,
    attributionControl: { compact: true, customAttribution: "Natural Earth · US Census" },
    dragRotate: false,
    renderWorldCopies: false,
    maxZoom: 17,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new maplibregl.ScaleControl(), "bottom-right");
  await map.once("style.load");

  const fleet = new Fleet();
  let given = { type: "FeatureCollection", features: [] };
  let framed = false;
  let selected = null;
  let lastDrawn = 0;
  let stopped = false;

  function dress() {
    drawSymbols(map);
    map.addSource("vehicles", { type: "geojson", data: given });
    vehicleLayers(selected).forEach(layer => map.addLayer(layer));
  }

  // A theme is another style: layers and images are made anew in its colours.
  const themes = new MutationObserver(async () => {
    map.setStyle(await baseMap(), { diff: false });
    await map.once("style.load");
    dress();
  });

  function draw(now) {
    if (stopped) return;
    requestAnimationFrame(draw);
    const due = fleet.isMoving(now) || fleet.changed ? drawEveryMs : redrawIdleMs;
    const source = map.getSource("vehicles");
    if (now - lastDrawn < due || !source) return;
    lastDrawn = now;
    given = fleet.features(now);
    source.setData(given);
  }

  function frameOnce() {
    if (framed || fleet.isEmpty) return;
    framed = true;
    map.fitBounds(fleet.bounds(), { padding: 60, maxZoom: 9, animate: false });
  }

  const feed = follow(map, element.parentElement.querySelector(".map-banner"), update => {
    fleet.take(update, performance.now());
    frameOnce();
  });

  map.on("click", "vehicles", event => page.invokeMethodAsync("Picked", event.features[0].properties.key));
  map.on("mouseenter", "vehicles", () => { map.getCanvas().style.cursor = "pointer"; });
  map.on("mouseleave", "vehicles", () => { map.getCanvas().style.cursor = ""; });

  dress();
  themes.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  requestAnimationFrame(draw);

  // Tests read what was really given to the map, not what the page believes.
  window.dispatchMap = {
    map,
    drawn: () => given.features.map(feature => ({ key: feature.properties.key, coordinates: feature.geometry.coordinates })),
  };

  return {
    select(key) {
      selected = key;
      if (map.getLayer("selected")) map.setFilter("selected", ["==", ["get", "key"], key ?? ""]);
    },
    focus(lon, lat) {
      framed = true;
      map.flyTo({ center: [lon, lat], zoom: Math.max(map.getZoom(), 7), duration: 1200 });
    },
    async stop() {
      stopped = true;
      themes.disconnect();
      await feed.stop();
      map.remove();
    },
  };
}

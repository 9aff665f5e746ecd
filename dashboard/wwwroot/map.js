// The live map: base map, vehicles, the way of what is selected, and what was clicked. Blazor (LiveMap.razor.cs) calls start() and then
// the methods of what it answers.
import * as maplibregl from "./lib/maplibre-gl/maplibre-gl.mjs";
import { baseMap } from "./map/basemap.js";
import { gridZoom } from "./map/crowds.js";
import { Fleet, place } from "./map/fleet.js";
import { follow } from "./map/feed.js";
import { VehicleCanvas } from "./map/canvas.js";
import { latitude, longitude, mercatorX, mercatorY, worldPixels } from "./map/mercator.js";
import { Names } from "./map/names.js";
import { Route } from "./map/route.js";
import { Scene } from "./map/scene.js";

const northAmerica = [[-126, 23], [-66, 51]];
const closeZoom = 9;
const rebuildIdleMs = 5000;
const tellMovedMs = 400;
const smoothPixels = 0.5;
const slowFrameMs = 50;
const touchPixels = { mouse: 14, touch: 24 };

// Labels of stops stand to their right, scale and attribution at the bottom: neither may hide the other.
const roomForLabels = ({ clientWidth }) => ({ top: 50, left: 50, bottom: 100, right: Math.min(170, clientWidth * 0.4) });

// page: .NET object with Picked(key), Moved(lat, lon, zoom) and Unfollowed()
// options: { view: [lat, lon, zoom] or null, words: the filter's, selected: key, single: one vehicle and no crowds }
export async function start(element, page, options) {
  const map = new maplibregl.Map({
    container: element,
    style: await baseMap(),
    ...(options.view ? { center: [options.view[1], options.view[0]], zoom: options.view[2] } : { bounds: northAmerica }),
    attributionControl: { compact: true, customAttribution: "Natural Earth · US Census" },
    dragRotate: false,
    pitchWithRotate: false,
    maxPitch: 0,
    touchPitch: false,
    renderWorldCopies: false,
    maxZoom: 17,
    fadeDuration: 0,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new maplibregl.ScaleControl(), "bottom-right");
  await map.once("style.load");

  const lessMotion = matchMedia("(prefers-reduced-motion: reduce)");
  const fleet = new Fleet(() => !lessMotion.matches);
  const scene = new Scene();
  const vehicles = new VehicleCanvas(map, scene);
  const route = new Route(map);
  const names = new Names(map);
  let { words, selected } = options;
  let framed = options.view !== null;
  let following = false;
  let crowded = !options.single;
  let hold = false;
  let changed = true;
  let builtFor = null;
  let builtAt = 0;
  let frame = null;
  let nextFrame = null;
  let restUntil = 0;
  let stopped = false;

  function build(now) {
    const centre = map.getCenter();
    const grid = gridZoom(map.getZoom());
    if (!changed && builtFor === grid && now - builtAt < rebuildIdleMs) return;
    [changed, builtFor, builtAt] = [false, grid, now];
    scene.build(fleet, { zoom: map.getZoom(), centre: [mercatorX(centre.lng), mercatorY(centre.lat)], selected, crowded }, now);
  }

  // Called where the map itself has drawn, too, so that both move as one.
  function draw() {
    cancelAnimationFrame(frame);
    clearTimeout(nextFrame);
    [frame, nextFrame] = [null, null];
    if (stopped) return;
    const now = performance.now();
    build(now);
    vehicles.draw();
    measure(now);
    // Again only when somebody could see it: at the zoom of a country a truck needs minutes for a pixel.
    const fastest = pixelsPerMs(scene.alone, map.getZoom(), now);
    wait(fastest > 0 ? Math.min(rebuildIdleMs, smoothPixels / fastest) : rebuildIdleMs);
  }

  // A slow GPU draws less often, rather than holding the page up: it rests for as long as a frame has taken.
  function measure(began) {
    requestAnimationFrame(() => {
      const tookMs = performance.now() - began;
      restUntil = tookMs > slowFrameMs ? began + tookMs * 2 : 0;
    });
  }

  function wait(ms) {
    clearTimeout(nextFrame);
    nextFrame = setTimeout(ask, ms);
  }

  function ask() {
    const rest = restUntil - performance.now();
    if (rest > 0) wait(rest);
    else frame ??= requestAnimationFrame(draw);
  }

  function redraw() {
    changed = true;
    ask();
  }

  function dress() {
    route.dress();
    vehicles.dress();
    redraw();
  }

  // A theme is another style: layers and images are made anew in its colours.
  const themes = new MutationObserver(async () => {
    map.setStyle(await baseMap(), { diff: false });
    await map.once("style.load");
    dress();
  });

  function frameOnce() {
    if (framed || fleet.isEmpty) return;
    framed = true;
    map.fitBounds(fleet.bounds(), { padding: 60, maxZoom: closeZoom, animate: false });
  }

  function keepInSight() {
    const vehicle = following && fleet.find(selected);
    if (vehicle) map.easeTo({ center: [longitude(vehicle.to[0]), latitude(vehicle.to[1])], duration: lessMotion.matches ? 0 : 800, essential: false });
  }

  function take(news) {
    const followed = fleet.find(selected)?.movedAt;
    fleet.take(news, performance.now());
    redraw();
    frameOnce();
    if (fleet.find(selected)?.movedAt !== followed) keepInSight();
  }

  const feed = follow(map, element.parentElement.querySelector(".map-banner"), () => words, news => hold || take(news));

  // → what lies under a point of the map: { vehicle } or { crowd } or {}
  function under({ x, y }, tolerance) {
    const now = performance.now();
    const world = worldPixels(map.getZoom());
    const centre = map.getCenter();
    const { clientWidth: width, clientHeight: height } = map.getContainer();
    const away = ([mx, my]) => Math.hypot((mx - mercatorX(centre.lng)) * world + width / 2 - x, (my - mercatorY(centre.lat)) * world + height / 2 - y);

    const crowd = scene.crowds.findLast(crowd => away([crowd.x, crowd.y]) < 20);
    if (crowd) return { crowd };
    const inCrowds = new Set(scene.crowds.flatMap(crowd => crowd.members));
    let best = { away: tolerance, rank: -1 };
    for (const vehicle of fleet.vehicles) {
      const distance = away(place(vehicle, now));
      if (distance < tolerance && !inCrowds.has(vehicle) && (vehicle.rank - best.rank || best.away - distance) > 0) best = { vehicle, away: distance, rank: vehicle.rank };
    }
    return { vehicle: best.vehicle };
  }

  map.on("click", event => {
    const { vehicle, crowd } = under(event.point, touchPixels[event.originalEvent.pointerType] ?? touchPixels.mouse);
    if (crowd) zoomInto(crowd);
    else if (vehicle) page?.invokeMethodAsync("Picked", vehicle.key);
  });
  map.on("mousemove", event => {
    const { vehicle, crowd } = under(event.point, touchPixels.mouse);
    map.getCanvas().style.cursor = vehicle || crowd ? "pointer" : "";
  });

  function zoomInto({ members }) {
    const bounds = members.reduce((box, { to }) => box.extend([longitude(to[0]), latitude(to[1])]), new maplibregl.LngLatBounds());
    const wanted = map.cameraForBounds(bounds, { padding: 80, maxZoom: 15 });
    map.easeTo({ center: wanted.center, zoom: Math.max(wanted.zoom, map.getZoom() + 1), duration: lessMotion.matches ? 0 : 600 });
  }

  let told = null;
  map.on("moveend", () => {
    // Places are kept from the centre at which they were written: the closer the map, the more that counts.
    redraw();
    clearTimeout(told);
    told = setTimeout(() => {
      const { lng, lat } = map.getCenter();
      page?.invokeMethodAsync("Moved", lat, lng, map.getZoom());
    }, tellMovedMs);
  });
  map.on("dragstart", () => {
    if (!following) return;
    following = false;
    page?.invokeMethodAsync("Unfollowed");
  });
  map.on("render", draw);

  const onKey = event => {
    if (event.key === "Escape" && selected && !event.defaultPrevented && !event.target.closest("input, textarea, select, [role=dialog], .mud-popover")) {
      page?.invokeMethodAsync("Picked", null);
    }
  };
  if (!options.single) document.addEventListener("keydown", onKey);

  dress();
  themes.observe(document.documentElement, { attributeFilter: ["data-theme"] });

  // Tests and measurements read what was really given to the GPU, not what the page believes.
  window.dispatchMap = {
    map,
    take,
    // A measurement holds the tower's news back to give its own, and may want every vehicle drawn by itself.
    held(on) {
      hold = on;
    },
    crowd(on) {
      crowded = on;
      redraw();
    },
    drawn: () => scene.drawn(performance.now()),
    crowds: () => scene.crowds.map(({ x, y, count, rank }) => ({ count, rank, coordinates: [longitude(x), latitude(y)] })),
  };

  return {
    look(key, next) {
      [selected, words] = [key, next];
      feed.look();
      redraw();
    },
    name(places) {
      names.give(places);
    },
    show(next) {
      route.show(next);
      names.leaveOut(next?.stops ?? []);
      if (options.single && next && route.coordinates.length > 0) {
        framed = true;
        const bounds = route.coordinates.reduce((box, at) => box.extend(at), new maplibregl.LngLatBounds());
        map.fitBounds(bounds, { padding: roomForLabels(map.getContainer()), maxZoom: 13, animate: false });
      }
    },
    follow(on) {
      following = on;
      keepInSight();
    },
    focus(lon, lat) {
      framed = true;
      map.flyTo({ center: [lon, lat], zoom: Math.max(map.getZoom(), 7), duration: 1200 });
    },
    async stop() {
      stopped = true;
      cancelAnimationFrame(frame);
      clearTimeout(nextFrame);
      clearTimeout(told);
      document.removeEventListener("keydown", onKey);
      themes.disconnect();
      await feed.stop();
      vehicles.remove();
      map.remove();
    },
  };
}

function pixelsPerMs(vehicles, zoom, now) {
  const world = worldPixels(zoom);
  let fastest = 0;
  for (const { from, to, movedAt, glideMs } of vehicles) {
    if (now < movedAt + glideMs) fastest = Math.max(fastest, (Math.hypot(to[0] - from[0], to[1] - from[1]) * world) / glideMs);
  }
  return fastest;
}

// Runs inside the page: draws the same moving vehicles, once as the map does it and once by a whole GeoJSON every second, and
// answers how long it took from one animation frame to the next. mode: "feed", "single" (the feed, but no crowds) or "json".
async ({ mode, vehicles, seconds }) => {
  const settleMs = 3000;
  const perUpdate = Math.ceil(vehicles / 16);
  const severe = 50;
  const { map, take, crowd, held } = window.dispatchMap;
  map.jumpTo({ center: [-96, 38], zoom: 3.9 });
  await new Promise(done => setTimeout(done, 500));
  held(true);

  const began = performance.now();
  const place = vehicle => {
    const angle = (performance.now() - began) / 4000 + vehicle;
    return [-122 + (vehicle % 200) * 0.27 + 0.15 * Math.sin(angle), 27 + Math.floor(vehicle / 200) * 0.18 + 0.15 * Math.cos(angle)];
  };
  const heading = vehicle => (vehicle * 7) % 360;
  const canvas = document.querySelector(".vehicle-canvas");
  const end = mode === "json" ? drawJson() : drawFeed();
  await new Promise(done => setTimeout(done, settleMs));
  const gaps = await measure();
  end();
  held(false);
  return gaps;

  function drawFeed() {
    const line = slot => {
      const [lon, lat] = place(slot);
      return { slot, key: `x/${slot}`, lon, lat, heading: heading(slot), severity: slot % severe ? null : "major", moving: true, at: Date.now() };
    };
    const news = what => ({ full: false, asOf: Date.now(), now: Date.now(), gone: [], entered: [], changed: [], ...what });
    const some = (count, from = 0) => Array.from({ length: count }, (_, index) => line((from + index) % vehicles));
    crowd(mode === "feed");
    take(news({ full: true, entered: some(vehicles) }));
    let next = 0;
    const timer = setInterval(() => {
      take(news({ changed: some(perUpdate, next) }));
      next = (next + perUpdate) % vehicles;
    }, 250);
    return () => {
      clearInterval(timer);
      take(news({ full: true }));
      crowd(true);
    };
  }

  function drawJson() {
    canvas.style.display = "none";
    const pen = new OffscreenCanvas(32, 32).getContext("2d");
    pen.fillStyle = "#53697c";
    pen.beginPath();
    [[16, 4], [26, 28], [16, 22], [6, 28]].forEach(([x, y]) => pen.lineTo(x, y));
    pen.fill();
    map.addImage("arrow", pen.getImageData(0, 0, 32, 32), { pixelRatio: 2 });
    const all = () => ({
      type: "FeatureCollection",
      features: Array.from({ length: vehicles }, (_, vehicle) => ({
        type: "Feature",
        properties: { key: `x/${vehicle}`, heading: heading(vehicle), rank: vehicle % severe ? 0 : 3 },
        geometry: { type: "Point", coordinates: place(vehicle) },
      })),
    });
    map.addSource("all", { type: "geojson", data: all() });
    map.addLayer({
      id: "all", type: "symbol", source: "all",
      layout: { "icon-image": "arrow", "icon-rotate": ["get", "heading"], "icon-allow-overlap": true, "icon-ignore-placement": true, "symbol-sort-key": ["get", "rank"] },
    });
    const timer = setInterval(() => map.getSource("all").setData(all()), 1000);
    return () => {
      clearInterval(timer);
      map.removeLayer("all");
      map.removeSource("all");
      map.removeImage("arrow");
      canvas.style.display = "";
    };
  }

  function measure() {
    return new Promise(done => {
      const gaps = [];
      let before = performance.now();
      const until = before + seconds * 1000;
      requestAnimationFrame(function next() {
        const now = performance.now();
        gaps.push(now - before);
        before = now;
        if (now < until) requestAnimationFrame(next);
        else done(gaps);
      });
    });
  }
}

// The marks on the map. Severity is told by colour, by size and by what stands in the mark; MapLegend.razor explains them.
import { colour } from "./basemap.js";

const ratio = 2;
const marks = {
  none: { radius: 7, sign: "" },
  info: { radius: 7, sign: "i" },
  minor: { radius: 8, sign: "" },
  major: { radius: 9, sign: "!" },
  critical: { radius: 11, sign: "!", halo: true },
};

export function drawSymbols(map) {
  for (const [severity, mark] of Object.entries(marks)) {
    for (const shape of ["arrow", "disc"]) {
      map.addImage(`${severity}-${shape}`, image(severity, mark, shape), { pixelRatio: ratio });
    }
  }
}

export function vehicleLayers(selected) {
  return [
    {
      id: "selected", type: "circle", source: "vehicles", filter: ["==", ["get", "key"], selected ?? ""],
      paint: { "circle-radius": 20, "circle-color": colour("--map-selected"), "circle-opacity": 0.25, "circle-stroke-width": 2, "circle-stroke-color": colour("--map-selected") },
    },
    {
      id: "vehicles", type: "symbol", source: "vehicles",
      layout: {
        "icon-image": ["get", "symbol"],
        "icon-rotate": ["get", "heading"],
        "icon-rotation-alignment": "map",
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        "icon-size": ["interpolate", ["linear"], ["zoom"], 2, 0.7, 5, 0.95, 9, 1.2],
        "symbol-sort-key": ["get", "rank"],
      },
      paint: { "icon-opacity": ["get", "opacity"] },
    },
  ];
}

function image(severity, { radius, sign, halo }, shape) {
  const half = radius + 6;
  const side = half * 2 * ratio;
  const pen = new OffscreenCanvas(side, side).getContext("2d");
  pen.scale(ratio, ratio);
  pen.translate(half, half);
  if (halo) {
    pen.fillStyle = colour(`--severity-${severity}`);
    pen.globalAlpha = 0.3;
    pen.beginPath();
    pen.arc(0, 0, radius + 5, 0, 2 * Math.PI);
    pen.fill();
    pen.globalAlpha = 1;
  }
  outline(pen, radius, shape);
  pen.fillStyle = colour(`--severity-${severity}`);
  pen.strokeStyle = colour("--map-outline");
  pen.lineWidth = 1.5;
  pen.lineJoin = "round";
  pen.fill();
  pen.stroke();
  if (sign && shape === "disc") write(pen, sign, radius);
  return pen.getImageData(0, 0, side, side);
}

function outline(pen, radius, shape) {
  pen.beginPath();
  if (shape === "disc") {
    pen.arc(0, 0, radius * 0.85, 0, 2 * Math.PI);
    return;
  }
  pen.moveTo(0, -radius * 1.2);
  pen.lineTo(radius * 0.85, radius);
  pen.lineTo(0, radius * 0.55);
  pen.lineTo(-radius * 0.85, radius);
  pen.closePath();
}

function write(pen, sign, radius) {
  pen.fillStyle = colour("--map-outline");
  pen.font = `bold ${radius * 1.3}px system-ui, sans-serif`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(sign, 0, 0.5);
}

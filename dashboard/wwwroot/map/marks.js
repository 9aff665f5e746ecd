// The marks on the map, drawn once into an image from which the layer cuts them. Severity is told by shape, sign and colour; the
// shapes are those of the icons in MapLegend.razor.
import { colour } from "./basemap.js";

// So wide that a mark can be turned without a corner of its square touching the next.
export const cell = 64;
export const columns = 8;
export const ranks = ["none", "info", "minor", "major", "critical"];
const rows = 5;

// half: half the side of the square that a mark fills, in pixels of the page.
const marks = [
  ["arrow", 11, pen => { arrow(pen); filled(pen, "none"); }],
  ["disc", 9, pen => { circle(pen, 6.5); filled(pen, "none"); }],
  ["stale", 11, pen => { circle(pen, 8); dashed(pen, "none"); }],
  ["ring", 22, ring],
  ...ranks.slice(1).flatMap(rank => [
    [`${rank}-badge`, 13, pen => badge(pen, rank)],
    [`${rank}-stale`, 16, pen => { pen.globalAlpha = 0.6; badge(pen, rank); pen.globalAlpha = 1; circle(pen, 13.5); dashed(pen, rank); }],
    [`${rank}-pointer`, 20, pen => { nose(pen); filled(pen, rank); }],
  ]),
  ...ranks.map(rank => [`${rank}-bubble`, 23, pen => bubble(pen, rank)]),
  ...[..."0123456789k."].map(sign => [sign, 8, pen => write(pen, sign, 13, colour("--map-bubble-text"))]),
];

export const sprites = new Map(marks.map(([name, half], index) => [name, { index, half }]));

export function drawMarks(ratio) {
  const canvas = new OffscreenCanvas(cell * columns * ratio, cell * rows * ratio);
  const pen = canvas.getContext("2d");
  marks.forEach(([, , draw], index) => {
    pen.setTransform(ratio, 0, 0, ratio, ((index % columns) + 0.5) * cell * ratio, (Math.floor(index / columns) + 0.5) * cell * ratio);
    draw(pen);
  });
  return canvas;
}

export const atlas = { width: cell * columns, height: cell * rows };

function filled(pen, rank) {
  pen.fillStyle = colour(`--severity-${rank}`);
  pen.strokeStyle = colour("--map-outline");
  pen.lineWidth = 1.5;
  pen.lineJoin = "round";
  pen.fill();
  pen.stroke();
}

function dashed(pen, rank) {
  pen.strokeStyle = colour(`--severity-${rank}`);
  pen.lineWidth = 2;
  pen.setLineDash([4, 3]);
  pen.stroke();
  pen.setLineDash([]);
}

function badge(pen, rank) {
  if (rank === "critical") {
    pen.fillStyle = colour("--severity-critical");
    const alpha = pen.globalAlpha;
    pen.globalAlpha = 0.25;
    circle(pen, 12.5);
    pen.fill();
    pen.globalAlpha = alpha;
    polygon(pen, 8, 10, Math.PI / 8);
    filled(pen, rank);
    cross(pen);
  } else if (rank === "major") {
    triangle(pen, 11);
    filled(pen, rank);
    write(pen, "!", 11, colour("--map-outline"), 2.5);
  } else if (rank === "minor") {
    triangle(pen, 10.5);
    filled(pen, rank);
    triangle(pen, 4.5);
    pen.fillStyle = colour("--map-outline");
    pen.fill();
  } else {
    circle(pen, 8);
    filled(pen, rank);
    write(pen, "i", 11, colour("--map-outline"), 0.5);
  }
}

function bubble(pen, rank) {
  circle(pen, 20);
  pen.fillStyle = colour("--map-bubble");
  pen.fill();
  pen.strokeStyle = colour(`--severity-${rank}`);
  pen.lineWidth = rank === "none" ? 2 : 4;
  pen.stroke();
}

function ring(pen) {
  circle(pen, 19);
  pen.fillStyle = colour("--map-selected");
  pen.globalAlpha = 0.2;
  pen.fill();
  pen.globalAlpha = 1;
  pen.strokeStyle = colour("--map-selected");
  pen.lineWidth = 3;
  pen.stroke();
}

function circle(pen, radius) {
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
}

function polygon(pen, corners, radius, turn) {
  pen.beginPath();
  for (let corner = 0; corner < corners; corner++) {
    const angle = turn + (corner * 2 * Math.PI) / corners;
    pen.lineTo(Math.sin(angle) * radius, -Math.cos(angle) * radius);
  }
  pen.closePath();
}

const triangle = (pen, radius) => polygon(pen, 3, radius, 0);

function arrow(pen) {
  pen.beginPath();
  pen.moveTo(0, -9.5);
  pen.lineTo(7, 8);
  pen.lineTo(0, 4.5);
  pen.lineTo(-7, 8);
  pen.closePath();
}

function nose(pen) {
  pen.beginPath();
  pen.moveTo(0, -18);
  pen.lineTo(6, -9.5);
  pen.lineTo(-6, -9.5);
  pen.closePath();
}

function cross(pen) {
  pen.strokeStyle = colour("--map-outline");
  pen.lineWidth = 2.2;
  pen.beginPath();
  for (const side of [-1, 1]) {
    pen.moveTo(-3.6, -3.6 * side);
    pen.lineTo(3.6, 3.6 * side);
  }
  pen.stroke();
}

function write(pen, text, size, fill, down = 0.5) {
  pen.fillStyle = fill;
  pen.font = `bold ${size}px system-ui, sans-serif`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(text, 0, down);
}

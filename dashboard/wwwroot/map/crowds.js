// Where many vehicles stand on one spot of the screen a bubble stands for them: how many they are, and the worst of what they have.
import { worldPixels } from "./mercator.js";

const cellPixels = 40;
const least = 8;
const untilZoom = 12;

// The grid lies on the world, not on the screen, and changes with each half zoom: a bubble stays where it is while the map is moved.
export const gridZoom = zoom => Math.floor(zoom * 2) / 2;

// → { alone: [vehicle], crowds: [{ x, y, count, rank, members }] }; a vehicle that keeps(vehicle) is never in a crowd.
export function gather(vehicles, zoom, keeps) {
  if (zoom >= untilZoom) return { alone: [...vehicles], crowds: [] };

  const perSide = worldPixels(gridZoom(zoom)) / cellPixels;
  const alone = [];
  const cells = new Map();
  for (const vehicle of vehicles) {
    if (keeps(vehicle)) {
      alone.push(vehicle);
      continue;
    }
    const cell = Math.floor(vehicle.to[1] * perSide) * Math.ceil(perSide) + Math.floor(vehicle.to[0] * perSide);
    const members = cells.get(cell);
    if (members) members.push(vehicle);
    else cells.set(cell, [vehicle]);
  }

  const crowds = [];
  for (const members of cells.values()) {
    if (members.length < least) alone.push(...members);
    else crowds.push(crowd(members));
  }
  return { alone, crowds };
}

function crowd(members) {
  let [x, y, rank] = [0, 0, 0];
  for (const { to, rank: own } of members) {
    x += to[0];
    y += to[1];
    rank = Math.max(rank, own);
  }
  return { x: x / members.length, y: y / members.length, count: members.length, rank, members };
}

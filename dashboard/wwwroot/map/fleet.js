// The vehicles that the feed has told of. Each glides from where it is seen to where it is for as long as it took to report again,
// so that it moves evenly and is never shown where it has not been.
import { latitude, longitude, mercatorX, mercatorY } from "./mercator.js";

const minGlideMs = 250;
const maxGlideMs = 4000;
const staleAfterMs = 10 * 60 * 1000;
const severities = [null, "info", "minor", "major", "critical"];

export class Fleet {
  #bySlot = new Map();
  #byKey = new Map();
  #before = new Map();
  #serverAhead = 0;
  #glides;

  // glides: false where a person has asked for less motion; then vehicles jump.
  constructor(glides = () => true) {
    this.#glides = glides;
  }

  get isEmpty() {
    return this.#bySlot.size === 0;
  }

  get vehicles() {
    return this.#bySlot.values();
  }

  find(key) {
    return this.#byKey.get(key);
  }

  // news: as frame.js reads it; now: of performance.now()
  take(news, now) {
    this.#serverAhead = news.now - now;
    this.#before = news.full ? this.#byKey : new Map();
    if (news.full) {
      this.#bySlot = new Map();
      this.#byKey = new Map();
    }
    for (const slot of news.gone) this.#remove(slot);
    for (const line of news.entered) this.#enter(line, now);
    for (const line of news.changed) this.#change(line, now);
  }

  isStale(vehicle, now) {
    return now + this.#serverAhead - vehicle.at > staleAfterMs;
  }

  bounds() {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const { to: [x, y] } of this.vehicles) {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
    return [[longitude(box[0]), latitude(box[3])], [longitude(box[2]), latitude(box[1])]];
  }

  #enter(line, now) {
    this.#remove(line.slot);
    // After a pause the same vehicle may have another slot: it goes on from where it was seen.
    const known = this.#byKey.get(line.key) ?? this.#before.get(line.key);
    const vehicle = { ...known, key: line.key, slot: line.slot };
    this.#move(vehicle, line, now);
    this.#bySlot.set(line.slot, vehicle);
    this.#byKey.set(line.key, vehicle);
  }

  #change(line, now) {
    const vehicle = this.#bySlot.get(line.slot);
    if (vehicle) this.#move(vehicle, line, now);
  }

  #move(vehicle, { lon, lat, heading, severity, moving, at }, now) {
    const to = [mercatorX(lon), mercatorY(lat)];
    const moved = vehicle.to && (vehicle.to[0] !== to[0] || vehicle.to[1] !== to[1]);
    if (!vehicle.to || moved) {
      vehicle.from = moved && this.#glides() ? place(vehicle, now) : to;
      vehicle.glideMs = moved && this.#glides() ? Math.min(maxGlideMs, Math.max(minGlideMs, now - vehicle.movedAt)) : 0;
      vehicle.to = to;
      vehicle.movedAt = now;
    }
    Object.assign(vehicle, { heading, severity, moving, at, rank: severities.indexOf(severity) });
  }

  #remove(slot) {
    const vehicle = this.#bySlot.get(slot);
    if (!vehicle) return;
    this.#bySlot.delete(slot);
    if (this.#byKey.get(vehicle.key) === vehicle) this.#byKey.delete(vehicle.key);
  }
}

// Where a vehicle is seen at a moment; the vertex shader in canvas.js says the same.
export function place({ from, to, movedAt, glideMs }, now) {
  const part = glideMs > 0 ? Math.min(1, (now - movedAt) / glideMs) : 1;
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
}

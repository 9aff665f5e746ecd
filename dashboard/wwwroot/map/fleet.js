// The vehicles that are drawn: between two fixes each glides from where it is seen to where it is.
const glideMs = 900;
const staleAfterMs = 10 * 60 * 1000;
const maxGlidingVehicles = 2000;
const severities = ["none", "info", "minor", "major", "critical"];

export class Fleet {
  #vehicles = new Map();
  #glideUntil = 0;
  #serverAhead = 0;
  changed = false;

  get isEmpty() {
    return this.#vehicles.size === 0;
  }

  // update: { full, rows: [{ key, lon, lat, heading, severity, moving, at, change }], gone: [key], now }
  take(update, now) {
    this.#serverAhead = update.now - now;
    if (update.full) {
      const still = new Set(update.rows.map(row => row.key));
      for (const key of this.#vehicles.keys()) if (!still.has(key)) this.#vehicles.delete(key);
    }
    for (const key of update.gone) this.#vehicles.delete(key);
    for (const row of update.rows) this.#put(row, update.full, now);
    this.changed ||= update.full || update.rows.length > 0 || update.gone.length > 0;
    if (update.rows.length > 0) this.#glideUntil = now + glideMs;
  }

  isMoving(now) {
    return now < this.#glideUntil + glideMs;
  }

  bounds() {
    const lons = [...this.#vehicles.values()].map(vehicle => vehicle.row.lon);
    const lats = [...this.#vehicles.values()].map(vehicle => vehicle.row.lat);
    return [[least(lons), least(lats)], [greatest(lons), greatest(lats)]];
  }

  features(now) {
    this.changed = false;
    const features = [];
    for (const vehicle of this.#vehicles.values()) features.push(feature(vehicle, now, now + this.#serverAhead));
    return { type: "FeatureCollection", features };
  }

  #put(row, full, now) {
    const known = this.#vehicles.get(row.key);
    if (known && !full && row.change < known.row.change) return;
    const glides = known && this.#vehicles.size <= maxGlidingVehicles;
    this.#vehicles.set(row.key, { row, from: glides ? place(known, now) : [row.lon, row.lat], since: now });
  }
}

function place({ row, from, since }, now) {
  const part = Math.min(1, (now - since) / glideMs);
  return [from[0] + (row.lon - from[0]) * part, from[1] + (row.lat - from[1]) * part];
}

function feature(vehicle, now, serverNow) {
  const { key, heading, severity, moving, at } = vehicle.row;
  const stale = serverNow - at > staleAfterMs;
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: place(vehicle, now) },
    properties: {
      key,
      symbol: `${severity ?? "none"}-${moving && heading !== null ? "arrow" : "disc"}`,
      heading: moving ? heading ?? 0 : 0,
      rank: severities.indexOf(severity ?? "none"),
      opacity: stale ? 0.4 : 1,
    },
  };
}

const least = numbers => numbers.reduce((a, b) => Math.min(a, b));
const greatest = numbers => numbers.reduce((a, b) => Math.max(a, b));

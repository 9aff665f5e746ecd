// What is drawn, as the bytes of one buffer: 32 bytes for each mark. canvas.js gives it to the GPU as it is.
import { latitude, longitude } from "./mercator.js";
import { gather } from "./crowds.js";
import { ranks, sprites } from "./marks.js";

//  0 f32 from x, y, to x, y   Mercator, from the scene's centre, so that single floats are fine enough at every zoom
// 16 f32 since, glide         milliseconds, since from the scene's beginning
// 24 u8  sprite, turn (256ths), 0, whether it grows with the zoom
// 28 u8  dx + 128, dy + 128 (pixels), half its side in pixels, half its side in the image
export const markBytes = 32;

const digitPixels = 7.5;
const badgeScale = 0.62;

export class Scene {
  #floats;
  #bytes;
  #owners = [];
  built = 0;
  count = 0;
  alone = [];
  crowds = [];
  centre = [0.5, 0.5];
  beganAt = 0;

  constructor() {
    this.#reserve(1024);
  }

  get buffer() {
    return this.#bytes.subarray(0, this.count * markBytes);
  }

  // look: { zoom, centre: [x, y], selected: key, crowded: whether crowds are drawn as one }
  build(fleet, look, now) {
    this.built++;
    this.count = 0;
    this.#owners = [];
    this.centre = look.centre;
    this.beganAt = now;

    const keeps = vehicle => vehicle.key === look.selected;
    const { alone, crowds } = look.crowded ? gather(fleet.vehicles, look.zoom, keeps) : { alone: [...fleet.vehicles], crowds: [] };
    const chosen = alone.filter(keeps);
    // The worst lies on top, bubbles above it, and what is selected above all.
    for (let rank = 0; rank < ranks.length; rank++) {
      for (const vehicle of alone) if (vehicle.rank === rank && !keeps(vehicle)) this.#vehicle(fleet, vehicle, now);
    }
    crowds.sort((a, b) => a.rank - b.rank || a.count - b.count).forEach(crowd => this.#crowd(crowd));
    for (const vehicle of chosen) {
      this.#put(vehicle, "ring", { grows: false });
      this.#vehicle(fleet, vehicle, now);
    }
    [this.alone, this.crowds] = [alone, crowds];
  }

  // What the buffer says, for tests: where each vehicle is seen at a moment, and what it is on its way to.
  drawn(now) {
    return this.#owners.map(({ key, index, mark }) => {
      const at = index * (markBytes / 4);
      const [fromX, fromY, toX, toY, since, glide] = this.#floats.subarray(at, at + 6);
      const part = glide > 0 ? Math.min(1, Math.max(0, (now - this.beganAt - since) / glide)) : 1;
      const lonLat = (x, y) => [longitude(x + this.centre[0]), latitude(y + this.centre[1])];
      return { key, mark, coordinates: lonLat(fromX + (toX - fromX) * part, fromY + (toY - fromY) * part), target: lonLat(toX, toY) };
    });
  }

  #vehicle(fleet, vehicle, now) {
    const rank = ranks[vehicle.rank];
    const isStale = fleet.isStale(vehicle, now);
    const turn = vehicle.moving && !isStale ? vehicle.heading : null;
    if (vehicle.rank === 0) {
      this.#own(vehicle, isStale ? "stale" : turn === null ? "disc" : "arrow", turn);
      return;
    }
    if (turn !== null) this.#put(vehicle, `${rank}-pointer`, { turn });
    this.#own(vehicle, isStale ? `${rank}-stale` : `${rank}-badge`, null);
  }

  #own(vehicle, mark, turn) {
    this.#owners.push({ key: vehicle.key, index: this.count, mark });
    this.#put(vehicle, mark, { turn });
  }

  #crowd({ x, y, count, rank }) {
    const place = { from: [x, y], to: [x, y], movedAt: this.beganAt, glideMs: 0 };
    const label = count < 1000 ? String(count) : `${(count / 1000).toFixed(count < 9950 ? 1 : 0)}k`;
    const half = 14 + label.length * 3;
    this.#put(place, `${ranks[rank]}-bubble`, { half, grows: false });
    [...label].forEach((sign, index) => this.#put(place, sign, { dx: (index - (label.length - 1) / 2) * digitPixels, grows: false }));
    if (rank > 0) {
      const mark = `${ranks[rank]}-badge`;
      this.#put(place, mark, { dx: half * badgeScale, dy: -half * badgeScale, half: sprites.get(mark).half * 0.75, grows: false });
    }
  }

  #put({ from, to, movedAt, glideMs }, mark, { turn = null, dx = 0, dy = 0, half = null, grows = true }) {
    if (this.count * markBytes === this.#bytes.length) this.#reserve(this.count * 2);
    const sprite = sprites.get(mark);
    const at = this.count * (markBytes / 4);
    this.#floats[at] = from[0] - this.centre[0];
    this.#floats[at + 1] = from[1] - this.centre[1];
    this.#floats[at + 2] = to[0] - this.centre[0];
    this.#floats[at + 3] = to[1] - this.centre[1];
    this.#floats[at + 4] = movedAt - this.beganAt;
    this.#floats[at + 5] = glideMs;
    this.#bytes.set(
      [sprite.index, Math.round(((turn ?? 0) / 360) * 256) & 255, 0, grows ? 1 : 0, 128 + Math.round(dx), 128 + Math.round(dy), Math.round(half ?? sprite.half), sprite.half],
      at * 4 + 24);
    this.count++;
  }

  #reserve(marks) {
    const before = this.#bytes;
    const memory = new ArrayBuffer(marks * markBytes);
    this.#floats = new Float32Array(memory);
    this.#bytes = new Uint8Array(memory);
    if (before) this.#bytes.set(before);
  }
}

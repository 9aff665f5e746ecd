// Reads what silo/Live/MapFrame.cs writes; the layout is described there.
const layout = 1;
const headerBytes = 32;
const lineBytes = 16;
const degree = 1e-7;
const severities = [null, "info", "minor", "major", "critical"];
const text = new TextDecoder();

// bytes: Uint8Array → { full, asOf, now, gone: [slot], entered: [line with key], changed: [line] }, a line being
// { slot, lon, lat, heading (degrees or null), severity (or null), moving, at (server's Unix ms) }
export function decode(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint8(0) !== layout) throw new Error(`The map's feed speaks layout ${view.getUint8(0)}, this page ${layout}: load it again.`);

  const now = view.getFloat64(24, true);
  const counts = { gone: view.getUint32(4, true), entered: view.getUint32(8, true), changed: view.getUint32(12, true) };
  let offset = headerBytes;

  const gone = times(counts.gone, () => {
    offset += 4;
    return view.getUint32(offset - 4, true);
  });
  const entered = times(counts.entered, () => {
    const entry = line(view, offset, now);
    const length = view.getUint16(offset + lineBytes, true);
    const begin = offset + lineBytes + 2;
    entry.key = text.decode(bytes.subarray(begin, begin + length));
    offset = begin + length;
    return entry;
  });
  const changed = times(counts.changed, () => {
    offset += lineBytes;
    return line(view, offset - lineBytes, now);
  });

  return { full: (view.getUint8(1) & 1) !== 0, asOf: view.getFloat64(16, true), now, gone, entered, changed };
}

function line(view, offset, now) {
  const head = view.getUint32(offset, true);
  const mark = head >>> 24;
  return {
    slot: head & 0xffffff,
    lon: view.getInt32(offset + 4, true) * degree,
    lat: view.getInt32(offset + 8, true) * degree,
    heading: mark & 16 ? view.getUint8(offset + 12) * 360 / 256 : null,
    severity: severities[mark & 7],
    moving: (mark & 8) !== 0,
    at: now - view.getUint16(offset + 14, true) * 1000,
  };
}

const times = (count, make) => Array.from({ length: count }, make);

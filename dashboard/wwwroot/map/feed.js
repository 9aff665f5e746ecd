// Follows the vehicles inside the map's viewport over the hub; after every pause it gets the whole viewport again.
import "../lib/signalr/signalr.min.js";

const { HubConnectionBuilder, LogLevel } = globalThis.signalR;
const retryMs = [0, 1000, 2000, 5000];
const settleMs = 200;
const margin = 0.1;

export function follow(map, banner, onUpdate) {
  const connection = new HubConnectionBuilder()
    .withUrl("/hubs/tower")
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: retry => retryMs[Math.min(retry.previousRetryCount, retryMs.length - 1)] })
    .configureLogging(LogLevel.Error)
    .build();
  let stream = null;
  let settled = null;
  let stopped = false;
  let picture = null;

  function watch() {
    if (connection.state !== "Connected") return;
    stream?.dispose();
    stream = connection.stream("Watch", ...viewport(map)).subscribe({
      next(update) {
        picture = { asOf: update.asOf, ageMs: update.now - update.asOf, at: performance.now() };
        onUpdate(update);
      },
      error: () => settle(1000),
      complete() { },
    });
  }

  function settle(delay) {
    clearTimeout(settled);
    settled = setTimeout(watch, delay);
  }

  function sayLost() {
    const age = picture ? Math.round((picture.ageMs + performance.now() - picture.at) / 1000) : null;
    banner.textContent = age === null ? "The map is not connected yet." : `The map lost its connection: positions are ${age} s old. Reconnecting…`;
    banner.hidden = stopped || connection.state === "Connected";
  }

  async function connect() {
    if (stopped) return;
    try {
      await connection.start();
      watch();
    } catch {
      setTimeout(connect, retryMs.at(-1));
    }
    sayLost();
  }

  const onMove = () => settle(settleMs);
  map.on("moveend", onMove);
  connection.onreconnecting(sayLost);
  connection.onreconnected(() => { sayLost(); watch(); });
  connection.onclose(() => { sayLost(); connect(); });
  const ageTimer = setInterval(sayLost, 1000);
  connect();

  return {
    async stop() {
      stopped = true;
      clearInterval(ageTimer);
      clearTimeout(settled);
      map.off("moveend", onMove);
      await connection.stop();
    },
  };
}

// A little more than is seen, so that a vehicle does not appear only after it has crossed the edge.
function viewport(map) {
  const bounds = map.getBounds();
  const dx = (bounds.getEast() - bounds.getWest()) * margin;
  const dy = (bounds.getNorth() - bounds.getSouth()) * margin;
  return [bounds.getWest() - dx, bounds.getSouth() - dy, bounds.getEast() + dx, bounds.getNorth() + dy];
}

// Follows what the map shows over the hub. After every pause it asks again and gets a new picture; when the map is moved or filtered, only
// what that changes.
import "../lib/signalr/signalr.min.js";
import "../lib/signalr/signalr-protocol-msgpack.min.js";
import { decode } from "./frame.js";

const { HubConnectionBuilder, LogLevel, protocols } = globalThis.signalR;
const retryMs = [0, 1000, 2000, 5000];
const settleMs = 200;
const margin = 0.1;

// words: () => the filter's words, see silo/Live/MapLook.cs
export function follow(map, banner, words, onNews) {
  const connection = new HubConnectionBuilder()
    .withUrl("/hubs/tower")
    .withHubProtocol(new protocols.msgpack.MessagePackHubProtocol())
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
    stream = connection.stream("Watch", viewport(map), words()).subscribe({
      next(bytes) {
        const news = decode(bytes);
        picture = { ageMs: news.now - news.asOf, at: performance.now() };
        onNews(news);
      },
      error() {
        stream = null;
        settle(1000);
      },
      complete() { },
    });
  }

  function look() {
    if (connection.state !== "Connected") return;
    if (stream) connection.send("Look", viewport(map), words());
    else watch();
  }

  function settle(delay) {
    clearTimeout(settled);
    settled = setTimeout(look, delay);
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
    look: () => settle(0),
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

// What the page needs outside Blazor: its looks before the first paint, keys, and the word about a lost connection.
const yearSeconds = 365 * 24 * 3600;

function remember(name, value) {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${yearSeconds}; samesite=lax`;
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  remember("theme", theme);
}

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

// From now on keys and clicks are heard; before, the page was a picture of itself.
function isLive() {
  document.documentElement.dataset.zone = "known";
  document.documentElement.dataset.live = "";
}

// The router need not know: what is written is what the page already shows.
function setAddress(path) {
  history.replaceState(history.state, "", path);
}

// Keys mean something only where nobody types and nothing modal is open.
const typedInto = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true], dialog[open], [role=dialog]";
const isFree = event => !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest?.(typedInto);

window.dispatchShell = { setTheme, remember, zone, isLive, setAddress, isFree };

// Nobody has chosen yet: the system's wish counts from the next page on.
if (!document.cookie.includes("theme=")) {
  setTheme(matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark");
}

remember("zone", zone());

document.addEventListener("click", event => {
  const pressed = event.target.closest?.("[data-skip], [data-rail-switch], [data-keys]");
  if (pressed?.matches("[data-skip]")) {
    event.preventDefault(); // with the document's base, #content is another page
    document.getElementById("content").focus();
  } else if (pressed?.matches("[data-rail-switch]")) {
    const narrow = document.documentElement.dataset.rail !== "narrow";
    document.documentElement.dataset.rail = narrow ? "narrow" : "wide";
    pressed.setAttribute("aria-expanded", String(!narrow));
    remember("rail", narrow ? "narrow" : "wide");
  } else if (pressed) {
    document.getElementById("keys").showModal();
  }
});

const goWithinMs = 1500;
let goUntil = 0;

document.addEventListener("keydown", event => {
  if (!isFree(event)) {
    return;
  }

  const going = performance.now() < goUntil;
  goUntil = !going && event.key === "g" ? performance.now() + goWithinMs : 0;
  if (going) {
    document.querySelector(`[data-go="${CSS.escape(event.key)}"]`)?.click();
    event.stopImmediatePropagation(); // the second key is spent
  } else if (event.key === "?") {
    document.getElementById("keys")?.showModal();
  }
});

let lostAt = 0;
let ageWhenLostMs = 0;

function showAge() {
  const seconds = Math.round((ageWhenLostMs + performance.now() - lostAt) / 1000);
  const text = seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`;
  document.getElementById("reconnect-age").textContent = text;
}

function onReconnectState(event) {
  const state = event.detail.state;
  if (state === "rejected" || state === "failed") {
    // The server was restarted and does not know this circuit, or it was away for long: start afresh as soon as it answers.
    reloadWhenBack();
  }

  if (state === "show" && lostAt === 0) {
    lostAt = performance.now();
    ageWhenLostMs = Number(document.querySelector("[data-age-ms]")?.dataset.ageMs ?? 0);
    showAge.timer = setInterval(showAge, 500);
    showAge();
  } else if (state === "hide") {
    clearInterval(showAge.timer);
    lostAt = 0;
  }

  document.documentElement.dataset.connection = state === "hide" ? "connected" : "lost";
}

async function reloadWhenBack() {
  try {
    await fetch("/_content/Dispatch.Dashboard/favicon.svg", { cache: "no-store" });
    location.reload();
  } catch {
    setTimeout(reloadWhenBack, 2000);
  }
}

document.addEventListener("DOMContentLoaded", () =>
  document.getElementById("components-reconnect-modal")?.addEventListener("components-reconnect-state-changed", onReconnectState));

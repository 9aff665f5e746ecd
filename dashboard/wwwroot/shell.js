// What the page needs outside Blazor: the theme before the first paint, and the word about a lost connection.
const themeCookie = "theme";
const yearSeconds = 365 * 24 * 3600;

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${yearSeconds}; samesite=lax`;
}

window.dispatchShell = { setTheme };

// Nobody has chosen yet: the system's wish counts from the next page on.
if (!document.cookie.includes(`${themeCookie}=`)) {
  setTheme(matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark");
}

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

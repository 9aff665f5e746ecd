// The keys of the worklist. Moving and acting is decided by the page; this only hears keys and puts the focus where the page says.
const meant = new Set(["j", "k", "o", "a", "x", "s", "c", "r", "m", "."]);
const inRow = { ArrowDown: "j", ArrowUp: "k", Enter: "Enter", " ": "x" };
const touchEveryMs = 3000;

export function start(page, dotnet) {
  let touchedAt = -Infinity;

  const press = (event, key) => {
    event.preventDefault();
    dotnet.invokeMethodAsync("Press", key);
  };

  function onKey(event) {
    const { key, target } = event;
    if (key === "Escape" && !event.defaultPrevented && !document.querySelector("dialog[open], [popover]:popover-open, .mud-popover-open")) {
      if (target.closest?.("input, textarea, select")) {
        target.blur();
      }

      press(event, key);
    } else if (key === "Enter" && (event.ctrlKey || event.metaKey) && target.closest?.("[data-case-form]")) {
      target.closest("form").requestSubmit();
    } else if (window.dispatchShell.isFree(event)) {
      if (key === "/") {
        event.preventDefault();
        document.getElementById("work-search")?.focus();
      } else if (inRow[key] && target.matches?.("[data-row]")) {
        press(event, inRow[key]);
      } else if (meant.has(key)) {
        press(event, key);
      }
    }
  }

  function touch() {
    if (performance.now() - touchedAt > touchEveryMs) {
      touchedAt = performance.now();
      dotnet.invokeMethodAsync("Touch");
    }
  }

  function onMove(event) {
    if (event.target.closest?.("[role=grid]")) {
      touch();
    }
  }

  document.addEventListener("keydown", onKey);
  page.dataset.ready = ""; // keys are heard from now on
  page.addEventListener("pointermove", onMove, { passive: true });
  page.addEventListener("wheel", onMove, { passive: true });

  return {
    focusRow(id) {
      const row = id === null ? null : page.querySelector(`[data-row="${CSS.escape(id)}"]`);
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: "nearest" });
    },
    focusPanel() {
      document.getElementById("case-title")?.focus();
    },
    stop() {
      document.removeEventListener("keydown", onKey);
    },
  };
}

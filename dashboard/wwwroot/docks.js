// Hands on the dock board: dragging, pressing a place, and keys while something is picked up. Where it may go is decided by the facility.
const dragFromPx = 5;
const meant = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Enter", "Escape"]);

export function start(board, dotnet) {
  let drag = null;
  let dropped = false;

  const picked = () => board.querySelector("[data-block][aria-pressed=true]");
  const block = id => board.querySelector(`[data-block="${CSS.escape(id)}"]`);

  // What is dragged lies under the pointer itself: the track is what is below it.
  function place(x, y, leftX) {
    const track = document.elementsFromPoint(x, y).find(element => element.matches?.(".dock-track[data-door]"));
    const box = track?.getBoundingClientRect();
    return box && board.contains(track) ? { door: track.dataset.door, share: (leftX - box.left) / box.width } : null;
  }

  function onDown(event) {
    const target = event.target.closest?.(".dock-block[data-movable]");
    dropped = false;
    // A finger scrolls the board; it drags only what it has picked up before.
    if (target && event.button === 0 && (event.pointerType !== "touch" || target.getAttribute("aria-pressed") === "true")) {
      const box = target.getBoundingClientRect();
      drag = { target, x: event.clientX, y: event.clientY, left: event.clientX - box.left, pointer: event.pointerId, moving: false };
    }
  }

  function onMove(event) {
    if (drag?.pointer !== event.pointerId) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moving && Math.hypot(dx, dy) >= dragFromPx) {
      drag.moving = true;
      drag.target.setPointerCapture(event.pointerId);
      drag.target.dataset.dragged = "";
    }
    if (drag.moving) drag.target.style.transform = `translate(${dx}px, ${dy}px)`;
  }

  async function onUp(event) {
    if (drag?.pointer !== event.pointerId) return;
    const { target, moving, left } = drag;
    drag = null;
    if (!moving) return;
    dropped = true; // the click that follows is not one
    const to = event.type === "pointerup" ? place(event.clientX, event.clientY, event.clientX - left) : null;
    try {
      if (to) await dotnet.invokeMethodAsync("Drop", target.dataset.block, to.door, to.share);
    } finally {
      // Where it was refused it goes back by itself.
      target.style.transform = "";
      delete target.dataset.dragged;
    }
  }

  function onClick(event) {
    if (dropped) {
      dropped = false;
      event.preventDefault();
      event.stopPropagation();
    } else if (picked() && event.target.closest?.(".dock-track[data-door]") && !event.target.closest("button")) {
      const to = place(event.clientX, event.clientY, event.clientX);
      if (to) dotnet.invokeMethodAsync("Place", to.door, to.share);
    }
  }

  function onKey(event) {
    const now = picked();
    if (now && meant.has(event.key) && (event.target === now || event.key === "Escape")) {
      event.preventDefault();
      dotnet.invokeMethodAsync("Press", event.key);
    }
  }

  board.addEventListener("pointerdown", onDown);
  board.addEventListener("pointermove", onMove);
  board.addEventListener("pointerup", onUp);
  board.addEventListener("pointercancel", onUp);
  board.addEventListener("click", onClick, true);
  board.addEventListener("keydown", onKey);
  board.dataset.ready = "";

  // The day begins in the middle of the night for many: what is now is what is looked for.
  let shown = false;
  const showNow = () => {
    const [scroll, now] = [board.querySelector(".dock-scroll"), board.querySelector(".dock-now-line")];
    if (!shown && scroll && now) {
      shown = true;
      scroll.scrollLeft = Math.max(0, now.offsetLeft - scroll.clientWidth / 4);
    }
  };
  const waiting = new MutationObserver(showNow);
  waiting.observe(board, { childList: true, subtree: true });
  showNow();

  return {
    focus(id) {
      block(id)?.focus({ preventScroll: false });
    },
    stop() {
      waiting.disconnect();
      board.removeEventListener("keydown", onKey);
    },
  };
}

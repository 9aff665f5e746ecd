// Keys and small services of the pages with lists, by attributes: [data-line] is a row's link, [data-search] the search of a list,
// [data-copy] copies the text of the <pre> beside it, details[data-menu] closes like a menu.
const typedInto = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true], dialog[open], [role=dialog]";
const isFree = event => !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest?.(typedInto);
const copiedForMs = 1500;

function move(step) {
  const rows = [...document.querySelectorAll("[data-line]")];
  const now = rows.indexOf(document.activeElement);
  const next = rows[now < 0 ? 0 : Math.min(Math.max(now + step, 0), rows.length - 1)];
  next?.focus({ preventScroll: true });
  next?.closest("tr, li")?.scrollIntoView({ block: "nearest" });
  return Boolean(next);
}

function press(key) {
  switch (key) {
    case "j": return move(1);
    case "k": return move(-1);
    case "n": return click("[data-next]");
    case "p": return click("[data-previous]");
    case "/": return search();
    default: return false;
  }
}

function click(selector) {
  const found = document.querySelector(selector);
  found?.click();
  return Boolean(found);
}

function search() {
  const box = document.querySelector("[data-search]");
  box?.focus();
  box?.select();
  return Boolean(box);
}

function closeMenus(except) {
  document.querySelectorAll("details[data-menu][open]").forEach(menu => { if (menu !== except) menu.open = false; });
}

// Where the browser has no clipboard (a page over plain HTTP), the text is selected, ready for Ctrl+C.
async function copy(button) {
  const text = button.closest(".raw").querySelector("pre");
  try {
    await navigator.clipboard.writeText(text.textContent);
    button.dataset.copied = "";
    setTimeout(() => delete button.dataset.copied, copiedForMs);
  } catch {
    getSelection().selectAllChildren(text);
  }
}

document.addEventListener("keydown", event => {
  const menu = event.target.closest?.("details[data-menu][open]");
  if (event.key === "Escape" && menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (isFree(event) && press(event.key)) {
    event.preventDefault();
  }
});

document.addEventListener("click", event => {
  closeMenus(event.target.closest?.("details[data-menu]"));
  const button = event.target.closest?.("[data-copy]");
  if (button) copy(button);
});

// Keyboard: j and k go from one [data-item] to the next, an item's [data-key] elements answer to their letter, / goes to
// the search field, ? shows what there is.
const GENERAL = [
  ["j", "next"],
  ["k", "previous"],
  ["/", "search"],
  ["?", "this help"],
  ["Esc", "leave"],
];

export function enhanceKeys(page) {
  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (isTyping(event.target)) {
      if (event.key === "Escape" && event.target.matches("input, textarea, select")) event.target.blur();
      return;
    }
    if (page.querySelector("dialog[open]") && event.key !== "?") return;
    if (answer(event.key)) event.preventDefault();
  });
  page.addEventListener("focusin", (event) => {
    const item = event.target.closest?.("[data-item]");
    if (item) setCurrent(item);
  });
  goToAsked(page);
  if (items().length && !currentItem()) items()[0].classList.add("current");
}

// What the address names after its #: an item becomes the current one, an open form is gone into.
function goToAsked(page) {
  const asked = location.hash && page.getElementById(location.hash.slice(1));
  const item = asked && asked.closest("[data-item]");
  if (!item) return;
  setCurrent(item);
  const field = asked.matches("details[open]") && asked.querySelector("input:not([type=hidden]), select, textarea");
  // The browser goes to what is named itself, when all is loaded, and takes the focus along; so this comes after it.
  const focus = () => setTimeout(() => (field || asked).focus({ preventScroll: true }));
  if (field || asked === item) page.readyState === "complete" ? focus() : window.addEventListener("load", focus, { once: true });
}

function isTyping(element) {
  return element.closest?.('input:not([type="checkbox"], [type="radio"], [type="range"], [type="submit"]), textarea, select, [contenteditable="true"]');
}

function answer(key) {
  if (key === "j" || key === "k") return step(key === "j" ? 1 : -1);
  if (key === "/") return focusSearch();
  if (key === "?") return showHelp();
  if (key === "Escape") return leave();
  return press(key);
}

const items = () => [...document.querySelectorAll("[data-item]")].filter((one) => one.offsetParent !== null);
const currentItem = () => document.querySelector("[data-item].current");

function setCurrent(item) {
  for (const one of document.querySelectorAll("[data-item].current")) one.classList.toggle("current", one === item);
  item.classList.add("current");
}

function step(by) {
  const all = items();
  if (!all.length) return false;
  document.documentElement.classList.add("keyed");
  const at = all.indexOf(currentItem());
  const started = all.some((one) => one.contains(document.activeElement));
  const next = all[Math.min(all.length - 1, Math.max(0, started || at > 0 ? at + by : at < 0 ? 0 : at + (by < 0 ? by : 0)))] ?? all[0];
  setCurrent(next);
  if (!next.hasAttribute("tabindex")) next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  return true;
}

function press(key) {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  const within = currentItem()?.querySelectorAll(selector) ?? [];
  const wide = [...document.querySelectorAll(selector)].filter((one) => !one.closest("[data-item]"));
  const found = [...within, ...wide].find((one) => one.offsetParent !== null && !one.disabled);
  if (!found) return false;
  if (found.matches("input:not([type=submit], [type=checkbox]), textarea, select")) found.focus();
  else if (found.matches("details")) openDetails(found);
  else found.click();
  return true;
}

function openDetails(details) {
  details.open = !details.open;
  if (details.open) details.querySelector("input, select, textarea, button")?.focus();
}

function focusSearch() {
  const field = document.querySelector('main input[type="search"]') ?? document.querySelector(".quick input");
  field?.focus();
  return Boolean(field);
}

function leave() {
  const card = document.querySelector(".map-card:not([hidden]) .close");
  if (!card) return false;
  card.click();
  return true;
}

function showHelp() {
  const dialog = document.querySelector("dialog#keys") ?? makeHelp();
  if (dialog.open) dialog.close();
  else dialog.showModal();
  return true;
}

function makeHelp() {
  const dialog = document.createElement("dialog");
  dialog.id = "keys";
  dialog.setAttribute("aria-labelledby", "keys-title");
  const title = document.createElement("h2");
  title.id = "keys-title";
  title.textContent = "Keyboard";
  const list = document.createElement("dl");
  const own = new Map();
  for (const one of document.querySelectorAll("[data-key]")) own.set(one.dataset.key, nameOf(one));
  const general = GENERAL.filter(([key]) => !"jk".includes(key) || items().length);
  for (const [key, does] of [...general, ...own]) {
    const term = document.createElement("dt");
    const cap = document.createElement("kbd");
    cap.textContent = key;
    term.append(cap);
    const told = document.createElement("dd");
    told.textContent = does;
    list.append(term, told);
  }
  const close = document.createElement("button");
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  dialog.append(title, list, close);
  document.body.append(dialog);
  return dialog;
}

function nameOf(element) {
  const heading = element.matches("details") ? element.querySelector("summary") : element;
  const shown = heading.cloneNode(true);
  for (const cap of shown.querySelectorAll("kbd")) cap.remove();
  return element.dataset.keyName ?? element.getAttribute("aria-label") ?? (shown.textContent.trim() || element.name || "");
}

// The report page: a claim's card beside its words on hover and focus; two reports side by side scroll together and show
// which passages they share.
export function enhanceReading(root) {
  for (const mark of root.querySelectorAll("[data-claim]")) {
    if (mark.dataset.ready || !cardOf(mark)) continue;
    mark.dataset.ready = "1";
    mark.addEventListener("mouseenter", () => show(mark));
    mark.addEventListener("focusin", () => show(mark));
  }
  pairPassages(root);
}

const cardOf = (mark) => document.getElementById(mark.dataset.card ?? `card-${mark.dataset.claim}`);

function show(mark) {
  const card = cardOf(mark);
  if (!card) return;
  for (const one of document.querySelectorAll(".shown-card, .shown-mark")) one.classList.remove("shown-card", "shown-mark");
  card.classList.add("shown-card");
  for (const one of document.querySelectorAll(`[data-claim="${CSS.escape(mark.dataset.claim)}"]`)) one.classList.add("shown-mark");
  const holder = card.parentElement;
  const scrolls = holder && holder.scrollHeight > holder.clientHeight + 1 && getComputedStyle(holder).overflowY !== "visible";
  if (scrolls) holder.scrollTop = card.offsetTop - holder.offsetTop - 8;
}

function pairPassages(root) {
  const texts = [...document.querySelectorAll("[data-sync]")];
  if (texts.length !== 2) return;
  for (const passage of root.querySelectorAll("[data-sync] [data-pair]")) {
    if (passage.dataset.ready) continue;
    passage.dataset.ready = "1";
    const both = document.querySelectorAll(`[data-sync] [data-pair="${CSS.escape(passage.dataset.pair)}"]`);
    const light = (on) => both.forEach((one) => one.classList.toggle("paired", on));
    passage.addEventListener("mouseenter", () => light(true));
    passage.addEventListener("mouseleave", () => light(false));
    passage.addEventListener("focusin", () => light(true));
    passage.addEventListener("focusout", () => light(false));
    passage.addEventListener("click", () => bringUp([...both].find((one) => !passage.closest("[data-sync]").contains(one))));
  }
}

function bringUp(other) {
  other?.scrollIntoView({ block: "center", behavior: "smooth" });
}

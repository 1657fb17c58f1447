// The map of a day on a canvas (OpenLayers without WebGL, without tiles): borders and points from our own server. It takes
// the place of the server's drawing as soon as it is drawn itself, and leaves that where anything fails.
import "ol/ol.css";
import { makeCard } from "./map/card.js";
import { makeChart } from "./map/chart.js";

const panel = document.querySelector(".map-panel[data-api]");
if (panel) open(panel).catch((error) => console.warn("The map stays as the server drew it:", error));

async function open(panel) {
  const canvas = document.createElement("div");
  canvas.className = "map-canvas";
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", "Map. Arrows move it, plus and minus zoom, n and p go from place to place, Escape closes a card. The same places stand in the list below.");
  const days = await fetchJson(panel.dataset.api);
  if (!days.features.length && panel.dataset.empty !== undefined) return;
  panel.prepend(canvas);
  panel.classList.add("drawn");
  await haveSize(canvas);
  const card = makeCard(canvas);
  const chart = await makeChart(canvas, panel, card, fetchJson);
  chart.show(days, true);
  const wanted = new URLSearchParams(location.search).get("show");
  if (wanted && chart.select(wanted, false)) panel.scrollIntoView({ block: "nearest" });
  let loading = null;
  document.addEventListener("fogline:moment", async (event) => {
    loading?.abort();
    const mine = (loading = new AbortController());
    chart.setLayers(event.detail.data);
    try {
      const base = panel.dataset.api.split("?")[0];
      chart.show(await fetchJson(`${base}?${event.detail.search}`, mine.signal), false);
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  });
  document.addEventListener("click", (event) => {
    const asked = event.target.closest("[data-show-place]");
    if (asked && chart.select(asked.dataset.showPlace, true)) {
      event.preventDefault();
      canvas.scrollIntoView({ block: "nearest" });
    }
  });
}

/** Wait until the style sheet gave the element its size: a map in none cannot be fitted. */
function haveSize(element) {
  if (element.clientWidth && element.clientHeight) return Promise.resolve();
  return new Promise((done) => {
    const watch = new ResizeObserver(() => {
      if (!element.clientWidth || !element.clientHeight) return;
      watch.disconnect();
      done();
    });
    watch.observe(element);
  });
}

async function fetchJson(address, signal) {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

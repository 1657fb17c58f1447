// The day shown and the knowledge it is shown by. The form #moment works as it stands; here it becomes two sliders that
// move map, timeline, tolls and summary together: every element with data-follows is taken anew from the server's page
// of the new moment, the map is told by the event fogline:moment, and the address follows, so that it can be shared.
const WAIT = 140;
const BEAT = 1100;

export async function enhanceMoment(page) {
  const form = page.querySelector("form#moment");
  if (!form) return;
  const { days, moments } = await readDays(form);
  if (!days.length) return;
  const known = [...moments, { value: "", label: "all that was read" }].filter(
    (one, index, all) => all.findIndex((other) => other.value === one.value) === index,
  );
  const state = { form, days, known, loading: null, timer: 0, playing: 0 };
  build(state);
  window.addEventListener("popstate", () => {
    stop(state);
    readAddress(state);
    load(state, null);
  });
}

/** Every day with anything on it, and every day of publication; those offered in the fields where the server does not tell. */
async function readDays(form) {
  try {
    const answer = await fetch(form.dataset.days);
    if (!answer.ok) throw new Error(String(answer.status));
    const { items, known } = await answer.json();
    return {
      days: items.map((one) => ({ value: one.day, label: tellDay(one.day), count: one.events })),
      moments: known.map((one) => ({ value: one, label: `as of ${tellDay(one)}` })),
    };
  } catch {
    return { days: readChoices(form, "day"), moments: readChoices(form, "known") };
  }
}

/** A day as the pages say it: "1 Dec 2024". */
function tellDay(text) {
  const month = new Date(`${text}T00:00Z`).toLocaleString("en", { month: "short", timeZone: "UTC" });
  return `${Number(text.slice(8))} ${month} ${Number(text.slice(0, 4))}`;
}

function build(state) {
  const box = document.createElement("div");
  box.className = "sliders";
  state.day = makeSlider(state, "day", "Day", state.days);
  box.append(state.day.line);
  if (state.known.length > 1) {
    state.knownAt = makeSlider(state, "known", "Known at", state.known);
    box.append(state.knownAt.line);
  }
  state.form.prepend(box);
  state.form.classList.add("enhanced");
  state.form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(state, "push");
  });
  state.form.addEventListener("change", (event) => {
    if (event.target.name === "layers") go(state, "replace");
    else if (event.target.name === "day" || event.target.name === "known") {
      setSliders(state);
      go(state, "push");
    }
  });
  setSliders(state);
}

function makeSlider(state, name, title, choices) {
  const line = document.createElement("div");
  line.className = `slider slider-${name}`;
  const label = document.createElement("label");
  label.className = "what";
  label.textContent = title;
  const track = document.createElement("div");
  track.className = "track";
  const range = document.createElement("input");
  Object.assign(range, { type: "range", min: "0", max: String(choices.length - 1), step: "1", id: `${name}-slider` });
  label.htmlFor = range.id;
  const told = document.createElement("output");
  told.htmlFor = range.id;
  const bars = name === "day" ? makeBars(choices) : null;
  if (bars) track.append(bars);
  track.append(range);
  line.append(label);
  if (name === "day" && choices.length > 1) line.append(makePlay(state));
  line.append(track, told);
  const slider = { line, range, told, choices, name, bars };
  range.addEventListener("input", () => {
    if (name === "day") stop(state);
    choose(state, slider, Number(range.value));
    clearTimeout(state.timer);
    state.timer = setTimeout(() => go(state, "push"), WAIT);
  });
  return slider;
}

function makeBars(days) {
  const most = Math.max(...days.map((day) => day.count), 0);
  if (!most) return null;
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("class", "bars");
  const reach = Math.max(1, days.length - 1) * 10;
  const width = Math.min(8, (18 * reach) / 800);
  svg.setAttribute("viewBox", `0 0 ${reach} 22`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  for (const [index, day] of days.entries()) {
    const bar = document.createElementNS(ns, "rect");
    const height = day.count ? Math.max(2, (22 * Math.sqrt(day.count)) / Math.sqrt(most)) : 0;
    for (const [key, value] of [["x", index * 10 - width / 2], ["width", width], ["y", 22 - height], ["height", height]]) {
      bar.setAttribute(key, String(value));
    }
    svg.append(bar);
  }
  return svg;
}

function makePlay(state) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "play";
  state.play = button;
  button.textContent = "Play";
  button.addEventListener("click", () => (state.playing ? stop(state) : start(state)));
  return button;
}

function choose(state, slider, index) {
  const choice = slider.choices[index];
  if (!choice) return;
  slider.range.value = String(index);
  slider.range.setAttribute("aria-valuetext", choice.label);
  slider.told.textContent = choice.label;
  state.form.elements[slider.name].value = choice.value;
  if (slider.bars) [...slider.bars.children].forEach((bar, at) => bar.classList.toggle("now", at === index));
}

function setSliders(state) {
  for (const slider of [state.day, state.knownAt]) {
    if (!slider) continue;
    const value = state.form.elements[slider.name].value;
    const exact = slider.choices.findIndex((one) => one.value === value);
    const before = slider.choices.findLastIndex((one) => one.value && value && one.value <= value);
    choose(state, slider, exact >= 0 ? exact : before >= 0 ? before : slider.choices.length - 1);
    if (exact < 0 && /^\d{4}-\d\d-\d\d$/.test(value)) keepAsked(state, slider, value);
  }
}

/** A day that was asked for and has no tick of its own: the handle stands at the one before it, but that day is shown. */
function keepAsked(state, slider, value) {
  const told = slider.name === "known" ? `as of ${tellDay(value)}` : tellDay(value);
  slider.range.setAttribute("aria-valuetext", told);
  slider.told.textContent = told;
  state.form.elements[slider.name].value = value;
}

function readAddress(state) {
  const asked = new URLSearchParams(location.search);
  state.form.elements.day.value = asked.get("day") ?? state.days.at(-1).value;
  if (state.form.elements.known) state.form.elements.known.value = asked.get("known") ?? "";
  const layers = asked.getAll("layers");
  if (asked.has("layers")) {
    for (const box of state.form.querySelectorAll('[name="layers"]')) box.checked = layers.includes(box.value);
  }
  setSliders(state);
}

function addressOf(state) {
  const asked = new URLSearchParams();
  for (const [name, value] of new FormData(state.form)) if (value) asked.append(name, value);
  return `${location.pathname}?${asked}`;
}

async function go(state, how) {
  const address = addressOf(state);
  if (how === "push" && address !== location.pathname + location.search) history.pushState({ moment: true }, "", address);
  else history.replaceState({ moment: true }, "", address);
  await load(state, address);
}

async function load(state, address) {
  state.loading?.abort();
  const mine = new AbortController();
  state.loading = mine;
  const asked = address ?? location.pathname + location.search;
  const detail = { search: asked.slice(asked.indexOf("?") + 1), data: new FormData(state.form) };
  document.dispatchEvent(new CustomEvent("fogline:moment", { detail }));
  document.body.classList.add("loading");
  try {
    const drawn = document.querySelector(".map-panel.drawn");
    const answer = await fetch(asked, { signal: mine.signal, headers: drawn ? { "X-Fogline-Part": "moment" } : {} });
    if (!answer.ok) throw new Error(String(answer.status));
    swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch (error) {
    if (error.name !== "AbortError") location.assign(asked);
  } finally {
    if (state.loading === mine) document.body.classList.remove("loading");
  }
}

function swap(fresh) {
  for (const old of document.querySelectorAll("[data-follows][id]")) {
    const taken = fresh.getElementById(old.id);
    if (!taken) continue;
    old.replaceWith(document.adoptNode(taken));
    taken.dispatchEvent(new CustomEvent("fogline:swapped", { bubbles: true }));
  }
  if (fresh.title) document.title = fresh.title;
}

function start(state) {
  const last = state.days.length - 1;
  if (Number(state.day.range.value) >= last) choose(state, state.day, 0);
  state.play.textContent = "Pause";
  state.playing = 1;
  const beat = async () => {
    if (!state.playing) return;
    const began = Date.now();
    await go(state, "replace");
    const at = Number(state.day.range.value);
    if (!state.playing) return;
    if (at >= last) return stop(state);
    state.playing = setTimeout(() => {
      choose(state, state.day, at + 1);
      beat();
    }, Math.max(150, BEAT - (Date.now() - began)));
  };
  beat();
}

function stop(state) {
  if (!state.playing) return;
  clearTimeout(state.playing);
  state.playing = 0;
  state.play.textContent = "Play";
}

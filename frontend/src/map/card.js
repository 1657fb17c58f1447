// The card of a place on the map: everything at one point, with links to its pages.
export function makeCard(canvas) {
  const card = document.createElement("section");
  card.className = "map-card";
  card.hidden = true;
  card.setAttribute("aria-live", "polite");
  card.setAttribute("aria-label", "Chosen place");
  canvas.append(card);
  let onClose = () => {};
  for (const kind of ["pointerdown", "click", "wheel", "dblclick", "keydown"]) {
    card.addEventListener(kind, (event) => {
      if (!(kind === "keydown" && event.key === "Escape")) event.stopPropagation();
    });
  }
  function close() {
    if (card.hidden) return;
    const inside = card.contains(document.activeElement);
    card.hidden = true;
    onClose();
    if (inside) canvas.focus();
  }
  return {
    close,
    whenClosed: (then) => (onClose = then),
    show(features, focus) {
      card.replaceChildren(makeClose(close), ...parts(features));
      card.hidden = false;
      if (focus) card.querySelector("a")?.focus();
    },
  };
}

function makeClose(close) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "close";
  button.setAttribute("aria-label", "Close the card");
  button.textContent = "×";
  button.addEventListener("click", close);
  return button;
}

function parts(features) {
  const places = features.filter((one) => one.kind === "place");
  const events = features.filter((one) => one.kind !== "place");
  const all = places.flatMap(placeParts);
  if (!places.length && events.length) all.push(make("h3", "", events[0].place ?? events[0].name ?? "Here"));
  if (events.length) {
    const list = document.createElement("ul");
    for (const one of events.slice(0, 12)) {
      const item = document.createElement("li");
      item.append(link(one.href, one.title ?? one.name), one.last ? ` · ${one.last}` : "");
      list.append(item);
    }
    all.push(list);
    if (events.length > 12) all.push(make("p", "soft", `and ${events.length - 12} more`));
  }
  return all;
}

function placeParts(place) {
  const heading = document.createElement("h3");
  heading.append(link(place.href, place.name));
  const status = make("p", "", place.words ?? place.status);
  const rest = [];
  if (place.stale) rest.push("old evidence");
  if (place.disputed) rest.push("disputed");
  if (place.last) rest.push(`last evidence ${place.last}`);
  const all = [heading, status];
  if (rest.length) all.push(make("p", "soft", rest.join(" · ")));
  if (place.why) all.push(make("p", "soft", place.why));
  return all;
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function link(href, text) {
  const element = document.createElement("a");
  element.href = href?.startsWith("/") ? href : "#";
  element.textContent = text;
  return element;
}

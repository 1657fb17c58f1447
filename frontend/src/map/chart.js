// The chart: borders, points and names as OpenLayers layers, with choosing by mouse and keyboard.
import Feature from "ol/Feature.js";
import Map from "ol/Map.js";
import View from "ol/View.js";
import Control from "ol/control/Control.js";
import ScaleLine from "ol/control/ScaleLine.js";
import Zoom from "ol/control/Zoom.js";
import { boundingExtent, buffer, getHeight, getWidth, isEmpty } from "ol/extent.js";
import GeoJSON from "ol/format/GeoJSON.js";
import Point from "ol/geom/Point.js";
import Graticule from "ol/layer/Graticule.js";
import VectorLayer from "ol/layer/Vector.js";
import { fromLonLat, transformExtent } from "ol/proj.js";
import VectorSource from "ol/source/Vector.js";
import CircleStyle from "ol/style/Circle.js";
import Fill from "ol/style/Fill.js";
import Icon from "ol/style/Icon.js";
import Stroke from "ol/style/Stroke.js";
import Style from "ol/style/Style.js";
import Text from "ol/style/Text.js";
import { placeLabels } from "./labels.js";
import { onPaletteChange, readPalette } from "./palette.js";
import { drawSymbol, forgetSymbols } from "./symbols.js";

const FORMAT = new GeoJSON({ dataProjection: "EPSG:4326", featureProjection: "EPSG:3857" });
const KINDS = { strikes: "strike", clashes: "clash", displacement: "displacement" };
/** Where an event's symbol stands beside its place's, in pixels. */
const BESIDE = { strike: [12, 16], clash: [-12, 16], displacement: [-17, -11] };
const FACE = '600 12px system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';

export async function makeChart(canvas, panel, card, fetchJson) {
  const chart = new Chart(canvas, panel, card);
  if (panel.dataset.boundaries) {
    chart.fetchBorders = async (box) => chart.showBorders(await fetchJson(panel.dataset.boundaries + (box ? `?bbox=${box}` : "")));
    await chart.fetchBorders("");
  }
  return chart;
}

class Chart {
  constructor(canvas, panel, card) {
    Object.assign(this, { canvas, panel, card, palette: readPalette(), chosen: null, groups: [], layers: readLayers() });
    this.borders = new VectorSource();
    this.towns = new VectorSource();
    this.points = new VectorSource();
    this.makeLayers();
    this.map = new Map({
      target: canvas,
      layers: [this.borderLayer, this.graticule, this.townLayer, this.pointLayer, this.nameLayer],
      controls: [new Zoom(), makeFit(() => this.fit(true, true)), new ScaleLine()],
      view: new View({ center: fromLonLat([38, 35]), zoom: 6, minZoom: 2, maxZoom: 15, constrainRotation: false, enableRotation: false }),
    });
    this.listen();
  }

  makeLayers() {
    this.borderLayer = new VectorLayer({ source: this.borders, style: (one) => this.styleBorder(one) });
    this.graticule = this.makeGraticule();
    this.townLayer = new VectorLayer({ source: this.towns, style: (one) => this.styleTown(one) });
    this.pointLayer = new VectorLayer({ source: this.points, style: (one) => this.stylePoint(one), updateWhileInteracting: true });
    this.nameLayer = new VectorLayer({ source: this.points, style: (one) => this.styleName(one), updateWhileInteracting: true });
  }

  /** Lines of latitude and longitude with their degrees, for land that no outline shows. */
  makeGraticule() {
    const label = { font: FACE.replace("600 12px", "400 10px"), fill: new Fill({ color: this.palette.soft }), stroke: new Stroke({ color: this.palette.land, width: 2 }) };
    return new Graticule({
      strokeStyle: new Stroke({ color: fade(this.palette.border), width: 0.6 }),
      showLabels: true, wrapX: false, targetSize: 130, intervals: [30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01],
      lonLabelPosition: 1, latLabelPosition: 1,
      lonLabelFormatter: (degrees) => tellDegrees(degrees, "E", "W"),
      latLabelFormatter: (degrees) => tellDegrees(degrees, "N", "S"),
      lonLabelStyle: new Text({ ...label, textBaseline: "top", textAlign: "left", offsetX: 3, offsetY: 2 }),
      latLabelStyle: new Text({ ...label, textBaseline: "bottom", textAlign: "right", offsetX: -3 }),
    });
  }

  listen() {
    this.map.on("singleclick", (event) => {
      const hit = this.map.forEachFeatureAtPixel(event.pixel, (one) => one, { layerFilter: (one) => one === this.pointLayer, hitTolerance: 5 });
      if (hit) this.choose(hit.get("group"), false);
      else this.card.close();
    });
    this.map.on("pointermove", (event) => {
      if (event.dragging) return;
      this.canvas.classList.toggle("over", this.map.hasFeatureAtPixel(event.pixel, { layerFilter: (one) => one === this.pointLayer, hitTolerance: 4 }));
    });
    this.map.on("moveend", () => {
      this.placeNames();
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.fillGround(), 150);
    });
    this.canvas.addEventListener("keydown", (event) => this.press(event));
    this.card.whenClosed(() => this.mark(null));
    onPaletteChange(() => {
      this.palette = readPalette();
      forgetSymbols();
      this.graticule = this.makeGraticule();
      this.map.getLayers().setAt(1, this.graticule);
      this.redraw();
    });
  }

  press(event) {
    if (event.key === "Escape") this.card.close();
    else if (event.key === "n" || event.key === "p") this.step(event.key === "n" ? 1 : -1);
    else if (event.key === "Enter" && event.target === this.canvas && this.chosen) this.choose(this.chosen, true);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  step(by) {
    const shown = this.groups.filter((one) => this.isShown(one));
    if (!shown.length) return;
    const at = shown.indexOf(this.chosen);
    this.choose(shown[(at + by + shown.length) % shown.length] ?? shown[0], false, true);
  }

  /** Choose the place with this id; whether it is on the map. */
  select(id, focus) {
    const group = this.groups.find((one) => one.all.some((feature) => String(feature.id) === String(id)));
    if (!group) return false;
    this.choose(group, focus, true);
    return true;
  }

  choose(group, focus, bring = false) {
    this.mark(group);
    this.card.show(group.all.filter((one) => one.kind === "place" || this.layers.has(one.kind)), focus);
    if (bring) this.map.getView().animate({ center: group.at, duration: still() ? 0 : 200 });
  }

  mark(group) {
    this.chosen = group;
    this.redraw();
  }

  setLayers() {
    this.layers = readLayers();
    this.redraw();
  }

  /** Find room for the names at this zoom. */
  placeNames() {
    const shown = this.groups.filter((one) => this.isShown(one));
    const [width, height] = [this.canvas.clientWidth, this.canvas.clientHeight];
    const [marks, minor] = [[[0, 0, 46, 140], [0, height - 36, 200, height]], []];
    for (const group of shown) {
      const [x, y] = (group.pixel = this.map.getPixelFromCoordinate(group.at) ?? [-999, -999]);
      const known = group.place && group.place.shape !== "unknown";
      if (group.place) (known ? marks : minor).push([x - 9, y - 9, x + 9, y + 9]);
      for (const [kind, [dx, dy]] of Object.entries(BESIDE)) {
        if (!this.layers.has(kind) || !group.kinds.has(kind)) continue;
        const [a, b] = group.place ? [x + dx, y - dy] : [x, y];
        marks.push([a - 8, b - 8, a + (group.counts[kind] > 1 ? 18 : 8), b + 8]);
      }
      if (group.place?.disputed) marks.push([x + 2, y - 12, x + 12, y - 2]);
      group.font = known ? FACE : FACE.replace("600", "400");
      group.weight = (this.chosen === group ? 8 : 0) + (known ? 4 : group.place ? 1 : 0) + (group.place?.disputed ? 1 : 0);
    }
    placeLabels([...shown.filter((one) => one.name), ...this.readTowns(shown), ...this.readAreas()], marks, minor, [0, 0, width, height]);
    this.nameLayer.changed();
    this.townLayer.changed();
    this.borderLayer.changed();
  }

  /** Well-known towns are few on a whole map: where a small part of it is in view, ask for those that are there. */
  async fillGround() {
    if (!this.fetchBorders || !this.groups.length) return;
    const whole = boundingExtent(this.groups.map((one) => one.at));
    const seen = this.map.getView().calculateExtent(this.map.getSize());
    const near = getWidth(seen) < 0.5 * getWidth(whole) || getHeight(seen) < 0.5 * getHeight(whole);
    const box = near ? boxAround(transformExtent(seen, "EPSG:3857", "EPSG:4326")) : "";
    if (box === (this.box ?? "")) return;
    this.box = box;
    try {
      await this.fetchBorders(box);
      this.redraw();
    } catch (error) {
      console.info("The map keeps the towns it has:", error);
    }
  }

  /** The towns, and countries without an outline, that stand clear of what was read. */
  readTowns(shown) {
    const names = new Set(shown.map((one) => one.name));
    const all = this.towns.getFeatures().map((one) => one.get("bearer"));
    for (const one of all) {
      one.label = null;
      one.pixel = this.map.getPixelFromCoordinate(one.at) ?? [-999, -999];
    }
    return all.filter((one) => !names.has(one.name) && !shown.some(({ pixel: [x, y] }) => Math.hypot(x - one.pixel[0], y - one.pixel[1]) < 14));
  }

  /** The areas whose names are of use at this zoom. */
  readAreas() {
    const zoom = this.map.getView().getZoom() ?? 6;
    const all = this.borders.getFeatures().map((one) => one.get("bearer"));
    for (const one of all) one.label = null;
    const wanted = all.filter((one) => (one.country ? zoom <= 7 : zoom > 6.2 && zoom <= 10.5));
    for (const one of wanted) one.pixel = this.map.getPixelFromCoordinate(one.at) ?? [-999, -999];
    return wanted;
  }

  redraw() {
    if (this.map) this.placeNames();
    for (const layer of [this.borderLayer, this.townLayer, this.pointLayer, this.nameLayer]) layer.changed();
  }

  isShown(group) {
    return group.all.some((one) => one.kind === "place" || this.layers.has(one.kind));
  }

  showBorders(collection) {
    this.borders.clear(true);
    this.towns.clear(true);
    const isPoint = (one) => one.getGeometry().getType() === "Point";
    const features = FORMAT.readFeatures(collection);
    for (const one of features) one.set("bearer", isPoint(one) ? makeTown(one) : makeBearer(one), true);
    this.borders.addFeatures(features.filter((one) => !isPoint(one)));
    this.towns.addFeatures(features.filter(isPoint));
    this.canvas.classList.toggle("bare", this.borders.isEmpty());
  }

  /** Show a day: GeoJSON points with kind, id, href, name, shape, colour, stale, disputed, words, last. */
  show(collection, first) {
    const keep = this.chosen?.key;
    this.groups = groupByPoint(collection.features);
    this.points.clear(true);
    this.points.addFeatures(this.groups.flatMap((group) => makeFeatures(group)));
    if (first) this.fit(false);
    const again = this.groups.find((one) => one.key === keep);
    if (keep && again) this.choose(again, false);
    else this.card.close();
    this.redraw();
    this.panel.dataset.shown = String(this.groups.length);
    this.panel.dataset.day = collection.day ?? collection.properties?.day ?? "";
  }

  /** Bring into view what is of the day: fresh statuses and events; where there are none, or `all` is asked for, everything. */
  fit(moving, all = false) {
    const fresh = all ? [] : this.groups.filter((one) => one.all.some((each) => each.kind !== "place" || (!each.stale && each.shape !== "unknown")));
    this.bring((fresh.length ? fresh : this.groups).map((one) => one.at), moving);
  }

  bring(all, moving) {
    const points = all.length ? all : this.findCorners();
    if (!points.length) return;
    let extent = boundingExtent(points);
    if (isEmpty(extent) || Math.max(getWidth(extent), getHeight(extent)) < 20000) extent = buffer(extent, 30000);
    const small = this.canvas.clientWidth < 600;
    this.map.getView().fit(extent, { padding: small ? [40, 45, 50, 55] : [50, 110, 50, 70], maxZoom: 8.5, duration: moving && !still() ? 250 : 0 });
  }

  /** The corners of all that the store has on a map, for a day that has nothing on it. */
  findCorners() {
    const [west, south, east, north] = (this.panel.dataset.box || "").split(",").map(Number);
    return [west, south, east, north].every(Number.isFinite) ? [fromLonLat([west, south]), fromLonLat([east, north])] : [];
  }

  styleBorder(feature) {
    const { country, name, font, label } = feature.get("bearer");
    const { land, border, "border-strong": strong, soft } = this.palette;
    const outline = new Style({
      fill: country ? new Fill({ color: land }) : undefined,
      stroke: new Stroke({ color: country ? strong : border, width: country ? 1.5 : 0.8 }),
      zIndex: country ? 0 : 1,
    });
    if (!label) return outline;
    const text = new Text({ text: name, font, fill: new Fill({ color: soft }), stroke: new Stroke({ color: land, width: 2 }), overflow: true, ...label });
    return [outline, new Style({ geometry: new Point(feature.get("bearer").at), text, zIndex: 2 })];
  }

  styleTown(feature) {
    const { name, font, label, area } = feature.get("bearer");
    if (!label) return undefined;
    const text = new Text({ text: name, font, fill: new Fill({ color: this.palette.soft }), stroke: new Stroke({ color: this.palette.land, width: 2 }), overflow: true, ...label });
    const dot = area ? undefined : new CircleStyle({ radius: 2, fill: new Fill({ color: this.palette["strong-line"] }) });
    return new Style({ text, image: dot });
  }

  stylePoint(feature) {
    const { kind, shape, colour, stale, disputed, group } = feature.getProperties();
    const event = kind !== "place";
    if (event && !this.layers.has(kind)) return undefined;
    const alone = event && !group.place;
    const chosen = this.chosen === group && (!event || alone);
    const look = event ? { shape: kind, size: 7, chosen } : { shape, colour, stale, disputed, chosen, size: 7 };
    const [x, y] = event && !alone ? BESIDE[kind] ?? [0, 0] : [0, 0];
    const drawn = drawSymbol(look, this.palette);
    const count = feature.get("count");
    return new Style({
      image: new Icon({ img: drawn.img, size: drawn.size, scale: drawn.scale, displacement: [x, y] }),
      zIndex: event ? 2 : shape === "unknown" ? 1 : 3,
      text: event && count > 1 ? this.text(String(count), { offsetX: x + 11, offsetY: -y, font: FACE.replace("12px", "10px") }) : undefined,
    });
  }

  styleName(feature) {
    const { kind, group, shape } = feature.getProperties();
    if (!group.name || !group.label || feature !== group.lead || !this.isShown(group)) return undefined;
    const plain = kind !== "place" || shape === "unknown";
    return new Style({ zIndex: plain ? 0 : 2, text: this.text(group.name, { ...group.label, font: group.font, quiet: plain }) });
  }

  text(words, { quiet = false, ...rest }) {
    return new Text({
      text: words, font: FACE, fill: new Fill({ color: quiet ? this.palette.soft : this.palette.ink }),
      stroke: new Stroke({ color: this.palette.land, width: 3 }), padding: [1, 3, 1, 3], ...rest,
    });
  }
}

/** Everything at one point together; places first. */
function groupByPoint(features) {
  const groups = new globalThis.Map();
  for (const { geometry, properties, id } of features) {
    if (geometry?.type !== "Point") continue;
    const key = geometry.coordinates.map((one) => one.toFixed(4)).join(",");
    const group = groups.get(key) ?? { key, at: fromLonLat(geometry.coordinates), all: [] };
    group.all.push({ id, ...properties });
    groups.set(key, group);
  }
  for (const group of groups.values()) {
    group.place = group.all.find((one) => one.kind === "place") ?? null;
    group.name = group.place?.name ?? group.all[0].place ?? "";
    group.kinds = new Set(group.all.map((one) => one.kind));
    group.counts = Object.fromEntries([...group.kinds].map((kind) => [kind, group.all.filter((one) => one.kind === kind).length]));
  }
  return [...groups.values()].sort((a, b) => a.name.localeCompare(b.name));
}

function makeFeatures(group) {
  const made = [...group.kinds].map((kind) => {
    const all = group.all.filter((one) => one.kind === kind);
    const { id, ...rest } = all[0];
    return new Feature({ geometry: new Point(group.at), ...rest, group, count: all.length });
  });
  group.lead = made.find((one) => one.get("kind") === "place") ?? made[0];
  return made;
}

/** What bears a town's name, or that of a country without an outline. */
function makeTown(feature) {
  const area = feature.get("kind") === "country";
  const name = feature.get("name") ?? "";
  return { area, at: feature.getGeometry().getCoordinates(), weight: area ? -1 : -3, name: area ? name.toUpperCase() : name, font: FACE.replace("600 12px", "400 10.5px"), label: null };
}

/** A box in degrees around what is in view, on a grid, so that moving a little asks for nothing new. */
function boxAround([west, south, east, north]) {
  const step = 2 ** Math.ceil(Math.log2(Math.max(east - west, north - south) / 2));
  const down = (one) => Math.floor(one / step) * step;
  return [Math.max(-180, down(west)), Math.max(-90, down(south)), Math.min(180, down(east) + step), Math.min(90, down(north) + step)].join(",");
}

function tellDegrees(degrees, positive, negative) {
  const side = degrees > 0 ? positive : degrees < 0 ? negative : "";
  return `${Number(Math.abs(degrees).toFixed(2))}°${side}`;
}

const fade = (colour) => `color-mix(in srgb, ${colour} 60%, transparent)`;

/** What bears an area's name: the middle of its largest part. */
function makeBearer(feature) {
  const shape = feature.getGeometry();
  const parts = shape.getType() === "MultiPolygon" ? shape.getPolygons() : [shape];
  const largest = parts.reduce((best, one) => (one.getArea() > best.getArea() ? one : best));
  const country = feature.get("level") === 0 || feature.get("kind") === "country";
  const at = largest.getInteriorPoint().getCoordinates().slice(0, 2);
  return { area: true, at, country, weight: country ? -1 : -2, name: (feature.get("name") ?? "").toUpperCase(), font: FACE.replace("600 12px", "400 10.5px"), label: null };
}

function readLayers() {
  const boxes = [...document.querySelectorAll('#moment [name="layers"]')];
  const asked = boxes.filter((one) => one.checked).map((one) => KINDS[one.value] ?? one.value);
  return new Set(boxes.length ? asked : Object.values(KINDS));
}

function makeFit(act) {
  const element = document.createElement("div");
  element.className = "ol-fit ol-unselectable ol-control";
  const button = document.createElement("button");
  button.type = "button";
  button.title = "Show all places";
  button.setAttribute("aria-label", "Show all places");
  button.textContent = "⤢";
  button.addEventListener("click", act);
  element.append(button);
  return new Control({ element });
}

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

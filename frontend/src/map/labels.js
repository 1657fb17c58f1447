// Places for names: each beside its point where nothing else stands, the weightiest first; a name without room is left
// out until there is some. Everything in pixels.
const HEIGHT = 14;
const GAP = 11;
const CANDIDATES = [
  { textAlign: "left", offsetX: GAP, offsetY: 1 },
  { textAlign: "right", offsetX: -GAP, offsetY: 1 },
  { textAlign: "center", offsetX: 0, offsetY: -17 },
  { textAlign: "center", offsetX: 0, offsetY: 18 },
  { textAlign: "left", offsetX: GAP - 1, offsetY: -13 },
  { textAlign: "left", offsetX: GAP - 1, offsetY: 14 },
  { textAlign: "right", offsetX: 1 - GAP, offsetY: -13 },
  { textAlign: "right", offsetX: 1 - GAP, offsetY: 14 },
  { textAlign: "left", offsetX: -5, offsetY: 19 },
  { textAlign: "right", offsetX: 5, offsetY: -19 },
  { textAlign: "left", offsetX: GAP + 10, offsetY: 1 },
];
const AREA = [0, -14, 14].map((offsetY) => ({ textAlign: "center", offsetX: 0, offsetY }));
const brush = document.createElement("canvas").getContext("2d");
const widths = new Map();

/**
 * Gives each bearer `label` (a candidate) or null. Bearers hold pixel, name, weight, font, and area (true for the name of
 * an area, which may stand a line above or below its middle, never so far that it names another). `marks` are the boxes of symbols, `minor` of symbols that a
 * weighty name (4 or more) may cover where nothing else is free.
 */
export function placeLabels(bearers, marks, minor, frame) {
  const names = [];
  for (const bearer of [...bearers].sort((a, b) => b.weight - a.weight)) {
    const width = measure(bearer.name, bearer.font);
    const boxes = (bearer.area ? AREA : CANDIDATES).map((one) => [one, boxOf(bearer.pixel, one, width)]).filter(([, box]) => inside(box, frame));
    const free = (obstacles) => boxes.find(([, box]) => !obstacles.some((other) => meets(box, other)));
    const found = free([...marks, ...minor, ...names]) ?? (bearer.weight >= 4 ? free([...marks, ...names]) : undefined);
    bearer.label = found?.[0] ?? null;
    if (found) names.push(found[1]);
  }
}

const inside = (box, frame) => box[0] >= frame[0] && box[1] >= frame[1] && box[2] <= frame[2] && box[3] <= frame[3];

function measure(name, font) {
  const key = `${font}|${name}`;
  if (!widths.has(key)) {
    brush.font = font;
    widths.set(key, brush.measureText(name).width);
  }
  return widths.get(key);
}

function boxOf([x, y], { textAlign, offsetX, offsetY }, width) {
  const left = textAlign === "left" ? x + offsetX : textAlign === "right" ? x + offsetX - width : x + offsetX - width / 2;
  return [left - 2, y + offsetY - HEIGHT / 2, left + width + 2, y + offsetY + HEIGHT / 2];
}

const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

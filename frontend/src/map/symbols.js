// Symbols drawn on small canvases: every status has a shape as well as a colour, the same as in the server's drawing.
const SCALE = 2;
const cache = new Map();

const POLYGONS = {
  square: [4, -Math.PI / 4],
  triangle: [3, -Math.PI / 2],
  down: [3, Math.PI / 2],
  pentagon: [5, -Math.PI / 2],
  hexagon: [6, -Math.PI / 2],
};

/** Forget what was drawn: the colours changed. */
export function forgetSymbols() {
  cache.clear();
}

/** A canvas with the symbol in its middle. `look`: shape, colour, stale, disputed, chosen, size (radius in pixels). */
export function drawSymbol(look, palette) {
  const key = JSON.stringify(look);
  if (!cache.has(key)) cache.set(key, paint(look, palette));
  return cache.get(key);
}

function paint(look, palette) {
  const radius = look.size ?? 7;
  const side = Math.ceil(radius * 2 + 18);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side * SCALE;
  const brush = canvas.getContext("2d");
  brush.scale(SCALE, SCALE);
  brush.translate(side / 2, side / 2);
  brush.lineJoin = "round";
  if (look.chosen) ring(brush, radius + 6, palette.focus, 2.5, []);
  if (look.stale) ring(brush, radius + 4.2, palette.stale, 1.6, [2, 2.4]);
  const draw = KINDS[look.shape] ?? fillShape;
  draw(brush, look, radius, palette);
  if (look.disputed) flag(brush, radius, palette);
  return { img: canvas, size: [side * SCALE, side * SCALE], scale: 1 / SCALE };
}

const KINDS = {
  contested(brush, look, radius, palette) {
    polygon(brush, radius * 1.25, 4, -Math.PI / 2);
    finish(brush, palette.card, palette.open, 1.8);
    brush.beginPath();
    brush.moveTo(0, -radius * 1.25);
    brush.lineTo(radius * 1.25, 0);
    brush.lineTo(0, radius * 1.25);
    brush.closePath();
    finish(brush, palette.open, null);
  },
  besieged(brush, look, radius, palette) {
    circle(brush, radius * 1.1);
    finish(brush, palette.card, palette.open, 1.8);
    circle(brush, radius * 0.45);
    finish(brush, palette.open, null);
  },
  unknown(brush, look, radius, palette) {
    const r = radius * 0.85;
    circle(brush, r);
    finish(brush, palette.unknown, palette.card, 1);
    brush.beginPath();
    brush.arc(0, -0.25 * r, 0.36 * r, Math.PI, 2.3 * Math.PI);
    brush.quadraticCurveTo(0, 0.17 * r, 0, 0.32 * r);
    brush.moveTo(0, 0.62 * r);
    brush.lineTo(0, 0.64 * r);
    brush.lineCap = "round";
    brush.strokeStyle = palette.card;
    brush.lineWidth = 1.3;
    brush.stroke();
  },
  strike(brush, look, radius, palette) {
    star(brush, radius, radius * 0.42, 5);
    finish(brush, palette.strike, palette.card, 1);
  },
  clash(brush, look, radius, palette) {
    cross(brush, radius, palette.card, 5);
    cross(brush, radius, palette.clash, 2.6);
  },
  displacement(brush, look, radius, palette) {
    arrow(brush, radius);
    finish(brush, palette.displacement, palette.card, 1);
  },
};

function fillShape(brush, look, radius, palette) {
  const known = POLYGONS[look.shape];
  if (known) polygon(brush, radius * 1.18, ...known);
  else circle(brush, radius);
  const colour = palette[look.colour] ?? palette.open;
  finish(brush, look.stale ? mix(colour) : colour, look.stale ? colour : palette.card, look.stale ? 2 : 1.2);
}

function mix(colour) {
  return `color-mix(in srgb, ${colour} 45%, transparent)`;
}

function finish(brush, fill, stroke, width = 1) {
  brush.fillStyle = fill;
  brush.fill();
  if (!stroke) return;
  brush.strokeStyle = stroke;
  brush.lineWidth = width;
  brush.stroke();
}

function circle(brush, radius) {
  brush.beginPath();
  brush.arc(0, 0, radius, 0, 2 * Math.PI);
}

function polygon(brush, radius, corners, turn) {
  brush.beginPath();
  for (let index = 0; index < corners; index += 1) {
    const angle = turn + (2 * Math.PI * index) / corners;
    brush.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
  }
  brush.closePath();
}

function star(brush, outer, inner, points) {
  brush.beginPath();
  for (let index = 0; index < points * 2; index += 1) {
    const radius = index % 2 ? inner : outer;
    const angle = -Math.PI / 2 + (Math.PI * index) / points;
    brush.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
  }
  brush.closePath();
}

function cross(brush, radius, colour, width) {
  const reach = radius * 0.75;
  brush.beginPath();
  brush.moveTo(-reach, -reach);
  brush.lineTo(reach, reach);
  brush.moveTo(reach, -reach);
  brush.lineTo(-reach, reach);
  brush.strokeStyle = colour;
  brush.lineWidth = width;
  brush.lineCap = "round";
  brush.stroke();
}

function arrow(brush, radius) {
  const r = radius;
  brush.beginPath();
  for (const [x, y] of [[-1, -0.3], [0.15, -0.3], [0.15, -0.85], [1, 0], [0.15, 0.85], [0.15, 0.3], [-1, 0.3]]) {
    brush.lineTo(x * r, y * r);
  }
  brush.closePath();
}

function ring(brush, radius, colour, width, dash) {
  brush.setLineDash(dash);
  circle(brush, radius);
  brush.strokeStyle = colour;
  brush.lineWidth = width;
  brush.stroke();
  brush.setLineDash([]);
}

/** Disputed: a small square with an unequal sign at the upper right. */
function flag(brush, radius, palette) {
  const [x, y, half] = [radius * 0.85, -radius * 0.95, 4.6];
  brush.fillStyle = palette.warn;
  brush.strokeStyle = palette.card;
  brush.lineWidth = 1;
  brush.beginPath();
  brush.rect(x - half, y - half, half * 2, half * 2);
  brush.fill();
  brush.stroke();
  brush.strokeStyle = palette.card;
  brush.lineWidth = 1.3;
  brush.beginPath();
  for (const [a, b, c, d] of [[-2.6, -1.2, 2.6, -1.2], [-2.6, 1.4, 2.6, 1.4], [1.6, -3, -1.6, 3]]) {
    brush.moveTo(x + a, y + b);
    brush.lineTo(x + c, y + d);
  }
  brush.stroke();
}

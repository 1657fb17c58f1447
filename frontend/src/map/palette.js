// The style sheet's colours, for the canvas.
const NAMES = [
  "paper", "card", "ink", "soft", "line", "land", "water", "border", "border-strong", "open", "unknown", "stale", "strong-line", "focus", "warn", "accent",
  "strike", "clash", "displacement", "h0", "h1", "h2", "h3", "h4", "h5",
];

export function readPalette() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

export function onPaletteChange(then) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", then);
}

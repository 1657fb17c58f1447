// Tables with data-sort are sorted by their headings, with data-filter narrowed by words. Headings that the server made
// links of are left to it, since a page of a long list cannot be sorted here.
export function enhanceTables(root) {
  for (const table of root.querySelectorAll("table[data-sort], table[data-filter]")) {
    if (table.dataset.ready) continue;
    table.dataset.ready = "1";
    if (table.dataset.sort !== undefined) makeSortable(table);
    if (table.dataset.filter !== undefined && table.tBodies[0]?.rows.length > 4) makeFilter(table);
  }
}

function makeSortable(table) {
  for (const [column, heading] of [...(table.tHead?.rows[0]?.cells ?? [])].entries()) {
    if (heading.querySelector("a, button") || !heading.textContent.trim() || heading.dataset.sort === "no") continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...heading.childNodes);
    heading.append(button);
    button.addEventListener("click", () => sort(table, heading, column));
  }
}

function sort(table, heading, column) {
  const ascending = heading.getAttribute("aria-sort") !== "ascending";
  for (const one of table.tHead.rows[0].cells) one.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => [valueOf(row.cells[column]), row]);
  rows.sort(([a], [b]) => compare(a, b, order) * (ascending ? 1 : -1));
  body.append(...rows.map(([, row]) => row));
}

function valueOf(cell) {
  return cell?.dataset.sortValue ?? cell?.textContent.trim() ?? "";
}

function compare(a, b, order) {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  const [x, y] = [Number(a), Number(b)];
  return Number.isNaN(x) || Number.isNaN(y) ? order.compare(a, b) : x - y;
}

function makeFilter(table) {
  const line = document.createElement("p");
  line.className = "table-filter no-print";
  const label = document.createElement("label");
  const field = document.createElement("input");
  const count = document.createElement("span");
  field.type = "search";
  label.append("Filter these rows ", field);
  count.className = "soft";
  count.setAttribute("role", "status");
  line.append(label, count);
  (table.closest(".table-wrap, .scroll") ?? table).before(line);
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of table.tBodies[0].rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = words.length ? `${shown} of ${table.tBodies[0].rows.length}` : "";
  });
}

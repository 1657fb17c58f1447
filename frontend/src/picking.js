// Text selected in a report goes into the form that adds a claim: its words, what stands before and after, and where it
// begins and ends in code points of the report's text.
const AROUND = 32;

export function enhancePicking(page) {
  if (!page.querySelector("[data-select]")) return;
  page.addEventListener("selectionchange", () => {
    const selection = page.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const start = range.startContainer.parentElement?.closest("[data-select]");
    const end = range.endContainer.parentElement?.closest("[data-select]");
    if (start && start === end) fill(start, range);
  });
}

function fill(text, range) {
  const form = document.querySelector(text.dataset.select);
  const quote = range.toString();
  if (!form || !quote.trim()) return;
  const before = document.createRange();
  before.setStart(text, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const head = before.toString();
  const whole = text.textContent;
  const lead = quote.length - quote.trimStart().length;
  const exact = quote.trim();
  const from = head.length + lead;
  const start = [...head].length + lead;
  set(form, "quote", exact);
  set(form, "exact", exact);
  set(form, "start", start);
  set(form, "end", start + [...exact].length);
  set(form, "prefix", whole.slice(Math.max(0, from - AROUND), from));
  set(form, "suffix", whole.slice(from + exact.length, from + exact.length + AROUND));
  form.hidden = false;
  const details = form.closest("details");
  if (details) details.open = true;
}

function set(form, name, value) {
  const field = form.elements[name];
  if (field) field.value = value;
}

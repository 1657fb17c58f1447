// Buttons that copy: <button data-copy="#id">; the element's value or text goes to the clipboard.
import { tell } from "./telling.js";

export function enhanceCopying(root) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    if (button.dataset.ready) continue;
    button.dataset.ready = "1";
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}

async function copy(button) {
  const source = document.querySelector(button.dataset.copy);
  if (!source) return;
  const text = "value" in source ? source.value : source.textContent;
  try {
    await navigator.clipboard.writeText(text);
    tell("Copied.");
  } catch {
    copyBySelection(source, text);
  }
}

function copyBySelection(source, text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "sr";
  source.parentElement.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  tell(done ? "Copied." : "The browser does not let the page copy: select the text and copy it yourself.");
}

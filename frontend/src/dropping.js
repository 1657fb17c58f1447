// Files dropped on a form with data-drop go into its file input; the form is sent by its own button.
import { tell } from "./telling.js";

export function enhanceDropping(root) {
  for (const form of root.querySelectorAll("form[data-drop], [data-drop] form")) {
    if (form.dataset.ready) continue;
    form.dataset.ready = "1";
    const zone = form.closest("[data-drop]");
    const input = form.querySelector('input[type="file"]');
    if (!input) continue;
    zone.addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      zone.classList.add("over");
    });
    zone.addEventListener("dragleave", () => zone.classList.remove("over"));
    zone.addEventListener("drop", (event) => {
      zone.classList.remove("over");
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      const names = [...input.files].map((file) => file.name).join(", ");
      tell(`Ready to add: ${names}`);
    });
  }
}

// Facts of a report are dragged in, out and up or down. What dragging does, the item's own button does without a mouse.
export function enhanceFacts(root) {
  for (const item of root.querySelectorAll("[data-fact]")) {
    if (item.draggable) continue;
    item.draggable = true;
    item.addEventListener("dragstart", (event) => {
      item.classList.add("dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/x-fact", item.dataset.fact);
    });
    item.addEventListener("dragend", () => item.classList.remove("dragged"));
  }
  for (const list of root.querySelectorAll("[data-facts]")) {
    if (list.dataset.ready) continue;
    list.dataset.ready = "1";
    list.addEventListener("dragover", (event) => {
      if (!event.dataTransfer.types.includes("text/x-fact")) return;
      event.preventDefault();
      list.classList.add("over");
    });
    list.addEventListener("dragleave", () => list.classList.remove("over"));
    list.addEventListener("drop", (event) => drop(event, list));
  }
}

function drop(event, list) {
  const dragged = document.querySelector("[data-fact].dragged");
  list.classList.remove("over");
  if (!dragged) return;
  event.preventDefault();
  const from = dragged.closest("[data-facts]");
  if (from !== list) {
    dragged.querySelector("button[data-move], button")?.click();
    return;
  }
  const before = [...list.querySelectorAll("[data-fact]")].find((item) => {
    const box = item.getBoundingClientRect();
    return item !== dragged && event.clientY < box.top + box.height / 2;
  });
  list.insertBefore(dragged, before ?? null);
  saveOrder(list);
}

function saveOrder(list) {
  const form = list.closest("form") ?? document.querySelector(list.dataset.order ?? "#order");
  const field = form?.querySelector('input[name="order"]');
  if (!field) return;
  field.value = [...list.querySelectorAll("[data-fact]")].map((item) => item.dataset.fact).join(",");
  form.requestSubmit();
}

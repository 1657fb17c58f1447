// Short messages at the foot of the page, told to screen readers too.
let box = null;
let timer = 0;

export function tell(words) {
  if (!box) {
    box = document.createElement("div");
    box.className = "toast";
    box.setAttribute("role", "status");
    document.body.append(box);
  }
  box.hidden = false;
  box.textContent = words;
  clearTimeout(timer);
  timer = setTimeout(() => (box.hidden = true), 4000);
}

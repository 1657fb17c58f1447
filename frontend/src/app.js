// Every page's script. Each part looks for its markup and leaves the page alone where there is none: all pages work
// without any of this.
import htmx from "htmx.org";
import "./styles/app.css";
import { enhanceCopying } from "./copying.js";
import { enhanceDropping } from "./dropping.js";
import { enhanceFacts } from "./facts.js";
import { enhanceKeys } from "./keys.js";
import { enhanceMoment } from "./moment.js";
import { enhancePicking } from "./picking.js";
import { enhanceReading } from "./reading.js";
import { enhanceTables } from "./tables.js";

// The content security policy lets no inline style and no evaluated string through.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.allowScriptTags = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0;

document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.verb !== "get") event.detail.headers["X-CSRF-Token"] = document.body.dataset.csrf ?? "";
});

function enhance(root) {
  enhanceTables(root);
  enhanceDropping(root);
  enhanceFacts(root);
  enhanceReading(root);
  enhanceCopying(root);
}

document.documentElement.classList.add("js");
enhance(document);
enhancePicking(document);
enhanceKeys(document);
enhanceMoment(document);
document.addEventListener("htmx:load", (event) => enhance(event.detail.elt));
document.addEventListener("fogline:swapped", (event) => {
  htmx.process(event.target);
  enhance(event.target);
});
document.addEventListener("change", (event) => {
  const chosen = event.target.closest("[data-autosubmit]");
  if (chosen) chosen.closest("form").requestSubmit();
});

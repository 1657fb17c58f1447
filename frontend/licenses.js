// A Vite plugin: licenses.txt, the licence of every package of which a part is in the bundle.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const PACKAGE = /^(.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+))[\\/]/;

export function tellLicenses() {
  return {
    name: "tell-licenses",
    generateBundle(_, bundle) {
      const folders = new Map();
      for (const chunk of Object.values(bundle)) {
        for (const id of Object.keys(chunk.modules ?? {})) {
          const found = PACKAGE.exec(id.replace(/^\0/, ""));
          if (found) folders.set(found[2].replaceAll("\\", "/"), found[1]);
        }
      }
      const told = [...folders].sort(([a], [b]) => a.localeCompare(b)).map(([name, folder]) => tell(name, folder));
      this.emitFile({ type: "asset", fileName: "licenses.txt", source: told.join("\n\n" + "-".repeat(80) + "\n\n") + "\n" });
    },
  };
}

function tell(name, folder) {
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((one) => /^(licen[cs]e|copying)/i.test(one));
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8").trim() : "";
  return `${name} ${version}, ${license}\n\n${text}`.trim();
}

import { defineConfig } from "vite";
import { tellLicenses } from "./licenses.js";

// Fixed names: templates link /static/app.js, /static/app.css and /static/map.js; the server adds a digest of the
// content to the address. Nothing is inlined into a page, so that a strict content security policy lets it through.
export default defineConfig({
  base: "/static/",
  publicDir: "public",
  plugins: [tellLicenses()],
  build: {
    outDir: "../src/fogline/present/web/static",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
    rollupOptions: {
      // htmx can evaluate strings; it is told not to (app.js), and the policy would not let it.
      onwarn: (warning, warn) => (warning.code === "EVAL" && warning.id?.includes("htmx.org") ? undefined : warn(warning)),
      input: { app: "src/app.js", map: "src/map.js" },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        assetFileNames: "[name][extname]",
      },
    },
  },
});

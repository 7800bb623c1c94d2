import { defineConfig } from "vite";

/** Built into the Python package; the development server asks a running `pourparler serve`. */
export default defineConfig({
  base: "/",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../src/pourparler/web/static",
    emptyOutDir: true,
    target: "es2022",
    // One style sheet a chunk keeps the first paint small; nothing is inlined, since the page's policy allows files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8765" } },
});

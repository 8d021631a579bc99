import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { precompressed } from "./precompressed.js";

/** Where `cargo run` serves the API while `npm run dev` serves the pages. */
const server = process.env["HYACINTH_DEV_SERVER"] ?? "http://localhost:4100";

export default defineConfig({
  plugins: [svelte(), precompressed()],
  build: {
    // Every asset is a file of its own: the content security policy allows no `data:` fonts or scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        entryFileNames: "assets/[name]-[hash].js",
        chunkFileNames: "assets/[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
  server: {
    proxy: { "/api": { target: server, ws: true } },
  },
  test: {
    include: ["src/**/*.test.ts"],
    environment: "node",
  },
});

import { defineConfig } from "@playwright/test";
import tests from "./playwright.config";

/** `npm run pictures` draws the README's pictures from the real product. */
export default defineConfig(tests, { testDir: "pictures", projects: [], workers: 1 });

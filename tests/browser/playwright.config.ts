import { defineConfig } from "@playwright/test";
import { chromium } from "./harness/chromium";

export default defineConfig({
  testDir: "journeys",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  reporter: "list",
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: "chromium",
    headless: true,
    launchOptions: chromium,
    trace: "retain-on-failure",
    actionTimeout: 10_000,
  },
});

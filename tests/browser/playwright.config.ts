import { defineConfig } from "@playwright/test";
import { chromium } from "./harness/chromium";

export default defineConfig({
  testDir: "journeys",
  // The longest begins first, so that the others run beside it.
  projects: [
    { name: "long", testMatch: "meeting.spec.ts" },
    { name: "short", testIgnore: "meeting.spec.ts" },
  ],
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

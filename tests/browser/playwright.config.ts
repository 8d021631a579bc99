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
  // On a machine of unknown load a journey may be tried once more; the report then says that it is flaky.
  retries: process.env.CI ? 1 : 0,
  reporter: "list",
  // The longest takes one minute on two idle cores.
  timeout: 240_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: "chromium",
    headless: true,
    launchOptions: chromium,
    // Without the film: it costs more than the journeys, and the pictures of a failure say the same.
    trace: { mode: "retain-on-failure", screenshots: false },
    actionTimeout: 10_000,
  },
});

/** The browser of the tests: the system's own, nothing is downloaded. */
import { existsSync } from "node:fs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const found = process.env["CHROMIUM"] ?? PLACES.find((place) => existsSync(place));
if (!found) {
  throw new Error(
    "No Chromium here. Install it with `apt-get install chromium`, or name yours: CHROMIUM=/path npm test",
  );
}

export const chromium = {
  executablePath: found,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    // Without these it keeps calling hosts that tests must not depend on.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

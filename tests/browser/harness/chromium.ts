/** The browser of the tests: the system's own, nothing is downloaded. */
import { existsSync } from "node:fs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const named = process.env["CHROMIUM"];
const found = (named ? [named] : PLACES).find((place) => existsSync(place));
if (!found) {
  console.error(
    "The browser journeys need Chromium: sudo apt-get install chromium (or set CHROMIUM to its path)",
  );
  process.exit(1);
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

// Fails when the build grows past what a phone on 64 kbit/s can be asked to load.
// Usage: node budget.js [dist folder]
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const dist = process.argv[2] ?? "dist";
if (!existsSync(join(dist, "index.html"))) {
  console.error(`There is no build in "${dist}": run npm run build first.`);
  process.exit(1);
}

const html = readFileSync(join(dist, "index.html"), "utf8");
const linked = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(
  (match) => match[1] ?? "",
);
const assets = readdirSync(join(dist, "assets")).map((name) => `assets/${name}`);

const later = assets.filter((path) => !linked.includes(path));
const entry = (/** @type {string} */ end) => linked.filter((path) => path.endsWith(end));

const budgets = [
  { name: "entry JS", most: 40, files: entry(".js") },
  { name: "entry CSS", most: 4, files: entry(".css") },
  { name: "largest page JS", most: 40, files: largest(".js") },
  { name: "entry and largest page CSS", most: 8, files: [...entry(".css"), ...largest(".css")] },
];

/** The largest file of a kind that the entry does not load at once. */
function largest(/** @type {string} */ end) {
  const files = later.filter((path) => path.endsWith(end));
  return files.sort((a, b) => size(b) - size(a)).slice(0, 1);
}

function size(/** @type {string} */ path) {
  return statSync(join(dist, `${path}.br`)).size;
}

let over = false;
for (const { name, most, files } of budgets) {
  const kib = files.reduce((sum, path) => sum + size(path), 0) / 1024;
  const fits = kib <= most;
  over ||= !fits;
  console.log(`${fits ? "ok  " : "OVER"} ${name}: ${kib.toFixed(1)} of ${most} KiB brotli`);
}
process.exit(over ? 1 : 0);

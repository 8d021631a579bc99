/** The key of a new format: from its name, and nobody else's. Pure. */

const MOST = 60;
/** Stands for something else in addresses. */
const READ = "read";

export function keyFor(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MOST - 4)
    .replace(/^-+|-+$/g, "");
  const base = plain || "format";
  let key = base;
  for (let n = 2; taken.includes(key) || key === READ; n += 1) key = `${base}-${n}`;
  return key;
}

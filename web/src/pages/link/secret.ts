/**
 * The secret of a one-time link comes in the address after `#`, which browsers never send. It is
 * taken out of the address bar at once, so that it is in no history and no picture of the screen,
 * and kept for this tab until it is used, so that a reload does not lose it.
 */

/** The parts of the browser this needs; a test passes its own. */
export interface Surroundings {
  location: Pick<Location, "hash" | "pathname">;
  history: Pick<History, "replaceState" | "state">;
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
}

const browser = (): Surroundings => ({ location, history, storage: sessionStorage });

/** What the link is for; each has a page of the same name. */
export type Purpose = "first" | "join";

const key = (purpose: Purpose) => `secret of ${purpose}`;

/** The secret of the address, else the one kept from before; null without any. */
export function takeSecret(purpose: Purpose, around = browser()): string | null {
  const fresh = decodeURIComponent(around.location.hash.replace(/^#/, ""));
  if (fresh) {
    around.history.replaceState(around.history.state, "", around.location.pathname);
    quietly(() => around.storage.setItem(key(purpose), fresh));
    return fresh;
  }
  return quietly(() => around.storage.getItem(key(purpose))) ?? null;
}

/** Once it is used, or known to be of no use. */
export function forgetSecret(purpose: Purpose, around = browser()) {
  quietly(() => around.storage.removeItem(key(purpose)));
}

/** Browsers that keep nothing throw here; then only a reload loses the secret. */
function quietly<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

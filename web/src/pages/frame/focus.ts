import { tick } from "svelte";

/**
 * After an act removed the button that had the focus: goes to the heading of the `part` the person
 * was in, or of the page where that is gone too, so that keyboards and ears keep their place.
 */
export async function keepFocus(part: HTMLElement | undefined) {
  await tick();
  if (document.activeElement !== document.body) return;
  const heading = part?.isConnected ? part.querySelector("h2, h3") : null;
  const place = heading ?? document.querySelector("h1");
  if (!(place instanceof HTMLElement)) return;
  place.tabIndex = -1;
  place.focus();
}

/** Asks again and again while the page is on screen, and at once when it comes back on screen. */

/**
 * Call while a component is set up. `every` gives the milliseconds between two answers, or null
 * when nothing is awaited; it is followed when it changes. `ask` must not throw.
 */
export function poll(ask: () => Promise<void>, every: () => number | null) {
  const pause = $derived(every());

  $effect(() => {
    const wait = pause;
    if (wait === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;

    const schedule = () => {
      if (!over && !document.hidden) timer = setTimeout(turn, wait);
    };
    const turn = () => void ask().then(schedule);
    const seen = () => {
      clearTimeout(timer);
      if (!document.hidden) turn();
    };

    document.addEventListener("visibilitychange", seen);
    schedule();
    return () => {
      over = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  });
}

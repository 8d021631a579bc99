import { href, match, type Route } from "./router";

/** Where the browser is. Links are plain `<a href>`; this turns those of the app into page changes. */
class Navigation {
  route: Route = $state.raw(match(location.pathname));
  /** Asked before the page is left, e.g. because something is not saved; calls `leave` to let go. */
  guard: ((leave: () => void) => void) | null = null;

  constructor() {
    addEventListener("popstate", () => this.#arrive());
    addEventListener("click", (event) => this.#follow(event));
  }

  /** Goes to a path of the app. `replace` leaves no way back, e.g. after a link was used up. */
  go(path: string, replace = false) {
    if (this.guard) return this.guard(() => this.#leave(() => this.go(path, replace)));
    history[replace ? "replaceState" : "pushState"](null, "", path);
    this.route = match(location.pathname);
    scrollTo(0, 0);
  }

  /** A jump within a page, e.g. to a field, is no page change: the page keeps what was typed. */
  #arrive() {
    const route = match(location.pathname);
    if (JSON.stringify(route) === JSON.stringify(this.route)) return;
    if (this.guard) {
      // The browser has gone already: stay by coming back, and go again once that is wanted.
      if (this.route.page !== "missing") history.pushState(null, "", href(this.route));
      return this.guard(() => this.#leave(() => history.back()));
    }
    this.route = route;
  }

  #leave(go: () => void) {
    this.guard = null;
    go();
  }

  #follow(event: MouseEvent) {
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!plain || event.altKey || event.defaultPrevented || !link || link.target) return;
    if (link.hasAttribute("download") || link.origin !== location.origin) return;
    if (link.hash && link.pathname === location.pathname) return;
    event.preventDefault();
    this.go(link.pathname + link.search + link.hash);
  }
}

export const navigation = new Navigation();

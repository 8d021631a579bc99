/** The app's pages and their addresses. Pure: what the browser does with them is in `navigation.svelte.ts`. */

export type Route =
  | { page: "home" }
  | { page: "first" }
  | { page: "join" }
  | { page: "newSet" }
  | { page: "set"; id: string }
  | { page: "meeting"; id: string }
  | { page: "demo" }
  | { page: "missing" };

const SEGMENT = "[A-Za-z0-9-]+";
const PATTERNS: [RegExp, (id: string) => Route][] = [
  [/^\/$/, () => ({ page: "home" })],
  [/^\/first$/, () => ({ page: "first" })],
  [/^\/join$/, () => ({ page: "join" })],
  [/^\/sets\/new$/, () => ({ page: "newSet" })],
  [new RegExp(`^/sets/(${SEGMENT})$`), (id) => ({ page: "set", id })],
  [new RegExp(`^/meetings/(${SEGMENT})$`), (id) => ({ page: "meeting", id })],
  [/^\/demo$/, () => ({ page: "demo" })],
];

/** The route of a path; a trailing slash does not matter. */
export function match(pathname: string): Route {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, "") : pathname;
  for (const [pattern, route] of PATTERNS) {
    const found = pattern.exec(path);
    if (found) return route(found[1] ?? "");
  }
  return { page: "missing" };
}

/** The path of a route: `match(href(route))` gives it back. */
export function href(route: Exclude<Route, { page: "missing" }>): string {
  switch (route.page) {
    case "home":
      return "/";
    case "newSet":
      return "/sets/new";
    case "set":
      return `/sets/${route.id}`;
    case "meeting":
      return `/meetings/${route.id}`;
    default:
      return `/${route.page}`;
  }
}

/** The app's pages and their addresses. Pure: what the browser does with them is in `navigation.svelte.ts`. */

/** How the editor of a format begins: on the set's own, on a copy, or on a file that was read. */
export type FormatStart = "own" | "copy" | "file";

/** The pages of a set beside its first one, in the order of its navigation. */
export const PARTS = [
  "schedule",
  "actions",
  "focus",
  "charter",
  "library",
  "board",
  "journal",
] as const;
export type Part = (typeof PARTS)[number];

export type Route =
  | { page: "home" }
  | { page: "first" }
  | { page: "join" }
  | { page: "me" }
  | { page: "newSet" }
  | { page: "set"; id: string }
  | { page: Part; id: string }
  | { page: "formats"; id: string }
  | { page: "format"; id: string; format: string; from: FormatStart }
  | { page: "meeting"; id: string }
  | { page: "demo" }
  | { page: "missing" };

const SEGMENT = "[A-Za-z0-9-]+";
const SET = `^/sets/(${SEGMENT})`;
const PATTERNS: [RegExp, (id: string, format: string) => Route][] = [
  [/^\/$/, () => ({ page: "home" })],
  [/^\/first$/, () => ({ page: "first" })],
  [/^\/join$/, () => ({ page: "join" })],
  [/^\/me$/, () => ({ page: "me" })],
  [/^\/sets\/new$/, () => ({ page: "newSet" })],
  [new RegExp(`${SET}$`), (id) => ({ page: "set", id })],
  ...PARTS.map((page): [RegExp, (id: string) => Route] => [
    new RegExp(`${SET}/${page}$`),
    (id) => ({ page, id }),
  ]),
  [new RegExp(`${SET}/formats$`), (id) => ({ page: "formats", id })],
  [new RegExp(`${SET}/formats/(${SEGMENT})$`), editor("own")],
  [new RegExp(`${SET}/formats/(${SEGMENT})/copy$`), editor("copy")],
  [new RegExp(`${SET}/formats/(${SEGMENT})/file$`), editor("file")],
  [new RegExp(`^/meetings/(${SEGMENT})$`), (id) => ({ page: "meeting", id })],
  [/^\/demo$/, () => ({ page: "demo" })],
];

function editor(from: FormatStart) {
  return (id: string, format: string): Route => ({ page: "format", id, format, from });
}

/** The route of a path; a trailing slash does not matter. */
export function match(pathname: string): Route {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, "") : pathname;
  for (const [pattern, route] of PATTERNS) {
    const found = pattern.exec(path);
    if (found) return route(found[1] ?? "", found[2] ?? "");
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
    case "schedule":
    case "actions":
    case "focus":
    case "charter":
    case "library":
    case "board":
    case "journal":
    case "formats":
      return `/sets/${route.id}/${route.page}`;
    case "format": {
      const path = `/sets/${route.id}/formats/${route.format}`;
      return route.from === "own" ? path : `${path}/${route.from}`;
    }
    case "meeting":
      return `/meetings/${route.id}`;
    default:
      return `/${route.page}`;
  }
}

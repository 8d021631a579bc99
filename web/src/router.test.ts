import { describe, expect, it } from "vitest";
import { href, match, type Route } from "./router";

const ID = "0199c6f0-7f43-7e25-a8d9-0a1b2c3d4e5f";
const ROUTES: [string, Exclude<Route, { page: "missing" }>][] = [
  ["/", { page: "home" }],
  ["/first", { page: "first" }],
  ["/join", { page: "join" }],
  ["/me", { page: "me" }],
  ["/sets/new", { page: "newSet" }],
  [`/sets/${ID}`, { page: "set", id: ID }],
  [`/meetings/${ID}`, { page: "meeting", id: ID }],
  [`/sets/${ID}/formats`, { page: "formats", id: ID }],
  [
    `/sets/${ID}/formats/seven-rounds`,
    { page: "format", id: ID, format: "seven-rounds", from: "own" },
  ],
  [
    `/sets/${ID}/formats/seven-rounds/copy`,
    { page: "format", id: ID, format: "seven-rounds", from: "copy" },
  ],
  [`/sets/${ID}/formats/ours/file`, { page: "format", id: ID, format: "ours", from: "file" }],
  ["/demo", { page: "demo" }],
];

describe("router", () => {
  it.each(ROUTES)("%s is one page, both ways", (path, route) => {
    expect(match(path)).toEqual(route);
    expect(href(route)).toBe(path);
  });

  it("forgives a trailing slash", () => {
    expect(match("/demo/")).toEqual({ page: "demo" });
    expect(match("/demo//")).toEqual({ page: "demo" });
  });

  it.each([
    "/nowhere",
    "/sets",
    "/sets/a/b",
    "/sets/a/formats/b/c",
    "/sets/new/formats/a b",
    "/meetings/",
    "/sets/a%20b",
  ])("%s is no page", (path) => {
    expect(match(path)).toEqual({ page: "missing" });
  });
});

import { expect, test } from "vitest";
import { forgetSecret, takeSecret, type Surroundings } from "./secret";

function around(hash: string, kept: Record<string, string> = {}) {
  const addresses: string[] = [];
  const surroundings: Surroundings = {
    location: { hash, pathname: "/join" },
    history: { state: null, replaceState: (_, __, to) => void addresses.push(String(to)) },
    storage: {
      getItem: (name) => kept[name] ?? null,
      setItem: (name, value) => void (kept[name] = value),
      removeItem: (name) => void delete kept[name],
    },
  };
  return { surroundings, addresses, kept };
}

test("the secret leaves the address at once and survives a reload", () => {
  const { surroundings, addresses, kept } = around("#abc_-1");
  expect(takeSecret("join", surroundings)).toBe("abc_-1");
  expect(addresses).toEqual(["/join"]);
  expect(takeSecret("join", around("", kept).surroundings)).toBe("abc_-1");
});

test("a new link wins over the one kept, and pages do not share", () => {
  const { kept, surroundings } = around("#old");
  takeSecret("join", surroundings);
  expect(takeSecret("join", around("#new", kept).surroundings)).toBe("new");
  expect(takeSecret("first", around("", kept).surroundings)).toBeNull();
});

test("once forgotten it is gone", () => {
  const { kept, surroundings } = around("#abc");
  takeSecret("join", surroundings);
  forgetSecret("join", surroundings);
  expect(kept).toEqual({});
});

test("a browser that keeps nothing still opens the link", () => {
  const { surroundings } = around("#abc");
  surroundings.storage.setItem = () => {
    throw new Error("full");
  };
  expect(takeSecret("join", surroundings)).toBe("abc");
});

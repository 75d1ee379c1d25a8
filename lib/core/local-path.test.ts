import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localPath } from "./local-path";

describe("a path to go back to", () => {
  it.each(["/", "/account/orders?page=2", "/account/services/example.com#records"])("keeps %s", (path) => {
    expect(localPath(path)).toBe(path);
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "/a\\b",
    "https://evil.example/",
    "javascript:alert(1)",
    "evil",
    "",
    "/\tevil",
    "/ /evil",
    null,
    undefined,
  ])("refuses %s", (path) => {
    expect(localPath(path)).toBeNull();
  });

  it.each(["/..//evil.example", "/.//evil.example", "/a/../..//evil.example"])(
    "refuses %s, however dots are put",
    (path) => {
      expect(localPath(path)).toBeNull();
    },
  );
});

const pieces = fc.constantFrom(
  "/",
  "//",
  "\\",
  "/\\",
  ".",
  "..",
  "/..//",
  "/.//",
  "%2e",
  "%2E%2e",
  "%2f",
  "%5c",
  "\t",
  "\n",
  "\r",
  " ",
  "\0",
  ":",
  "@",
  "?",
  "#",
  "&",
  "evil.example",
  "https:",
  "javascript:",
  "a",
  "account",
  "山",
  "%",
  ";",
  "\u2215",
  "\uff0f",
);

it("whatever is given, what comes out stays on this site, also when it is read twice", () => {
  const anything = fc.oneof(
    fc.array(pieces, { maxLength: 8 }).map((some) => some.join("")),
    fc.array(pieces, { maxLength: 8 }).map((some) => `/${some.join("")}`),
    fc.string({ unit: "binary" }),
    fc.webUrl(),
  );
  fc.assert(
    fc.property(anything, fc.constantFrom("https://shop.example", "http://localhost:3000"), (text, origin) => {
      const path = localPath(text);
      if (path === null) return;
      expect(new URL(path, origin).origin).toBe(origin);
      expect(new URL(path, `${origin}/account/wallet?x=1`).href).toBe(`${origin}${path}`);
      expect(localPath(path)).toBe(path);
    }),
    { numRuns: 5_000 },
  );
});

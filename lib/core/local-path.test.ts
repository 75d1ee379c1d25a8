import { describe, expect, it } from "vitest";
import { localPath } from "./local-path";

describe("a path to go back to", () => {
  it.each(["/", "/account/orders?page=2", "/account/domains/example.com#records"])("keeps %s", (path) => {
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

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTarget } from "./read-target";

const APP = "https://shop.example";
const read = (url: string, method = "GET") => readTarget(method, url, APP);

describe("a request's target", () => {
  it.each(["/", "/account/services/%E5%B1%B1.com?q=%ff&after=%00", "/a%2Fb", "//evil.example/x"])("keeps %s", (url) => {
    expect(read(url)).toEqual({ path: url });
  });

  it.each(["/%", "/%ff", "/a/%ed%a0%80/b", "/%c0%af", "/a%00", "*", "", "evil", "ftp://shop.example/", "http://"])(
    "refuses %s",
    (url) => {
      expect(read(url)).toEqual({ status: 400, code: "input.address" });
    },
  );

  it("takes a whole address for its path, when it is this site's", () => {
    expect(read("https://shop.example/account?x=1")).toEqual({ path: "/account?x=1" });
    expect(read("http://localhost:3000/prices")).toEqual({ path: "/prices" });
    for (const url of [
      "http://evil.example/x",
      "HTTP://evil.example",
      "https://shop.example@evil.example/",
      "https://shop.example.evil.example/",
      "https://a:b@shop.example/",
    ])
      expect(read(url)).toMatchObject({ status: 421 });
  });

  it.each(["TRACE", "CONNECT", "FOO"])("refuses the method %s", (method) => {
    expect(read("/", method)).toEqual({ status: 405, code: "input.method" });
  });

  it("is always a path that can be decoded", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
        ),
        (url) => {
          const target = read(url);
          if (!("path" in target)) return;
          expect(target.path.startsWith("/")).toBe(true);
          expect(() => decodeURIComponent(target.path.split(/[?#]/)[0] ?? "")).not.toThrow();
        },
      ),
    );
  });
});

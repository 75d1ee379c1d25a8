import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filesOf, readTarget } from "./read-target";

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
    expect(read("/", method)).toMatchObject({ status: 405, code: "input.method" });
  });

  it("refuses a file for another method than GET and HEAD, however its address is written", () => {
    const dir = mkdtempSync(join(tmpdir(), "public-"));
    for (const name of ["kumquat.mjs", "icons.svg", "theme.js"]) writeFileSync(join(dir, name), "");
    const isFile = filesOf(dir);
    rmSync(dir, { recursive: true });
    const refused = { status: 405, code: "input.method", allow: ["GET", "HEAD"] };
    for (const url of [
      ...["/kumquat.mjs", "/icons.svg?x=1", "/x/../kumquat.mjs", "/_next/static/chunks/a.js", `${APP}/theme.js`],
      "/_next/static/../static/a.js",
    ]) {
      for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
        expect(readTarget(method, url, APP, isFile)).toEqual(refused);
      for (const method of ["GET", "HEAD"]) expect(readTarget(method, url, APP, isFile)).toHaveProperty("path");
    }
    for (const url of ["/", "/api/v1/session", "/_next/image?url=x", "//[x", "/nosuch.js"])
      expect(readTarget("POST", url, APP, isFile)).toEqual({ path: url });
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

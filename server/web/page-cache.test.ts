import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import compression from "compression";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PageCache } from "./page-cache";

let server: Server;
let nowMs: number;
let asked: number;
let answer: (incoming: IncomingMessage, out: ServerResponse) => void | Promise<void>;

const page = (out: ServerResponse, headers: Record<string, string> = {}) => {
  out.setHeader("content-type", "text/html; charset=utf-8");
  out.setHeader("cache-control", "s-maxage=5, stale-while-revalidate=60");
  out.setHeader("etag", `"v${asked}"`);
  for (const [name, value] of Object.entries(headers)) out.setHeader(name, value);
  out.end(`<p>version ${asked}</p>`.repeat(50));
};

beforeEach(async () => {
  nowMs = 1_000_000;
  asked = 0;
  answer = (_, out) => page(out);
  const cache = new PageCache(1_000, 3, () => nowMs);
  const shrink = compression({ threshold: 0 });
  server = createServer((incoming, out) => {
    out.setHeader("x-frame-options", "DENY");
    if (cache.serve(incoming, out)) return;
    asked++;
    shrink(incoming as never, out as never, () => void answer(incoming, out));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => server.close());

const address = (path = "/") => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
const read = async (path = "/", headers: Record<string, string> = {}) => {
  const response = await fetch(address(path), { headers });
  return { response, version: /version (\d+)/.exec(await response.text())?.[1] };
};

describe("pages that are the same for everybody", () => {
  it("come from memory for a second, whole and with all their headers", async () => {
    expect((await read()).version).toBe("1");
    const { response, version } = await read();
    expect(version).toBe("1");
    expect(asked).toBe(1);
    expect(response.headers.get("content-encoding")).toBeTruthy();
    expect(response.headers.get("etag")).toBe('"v1"');
    expect(response.headers.get("x-frame-options")).toBe("DENY");
    nowMs += 1_000;
    expect((await read()).version).toBe("2");
  });

  it("are cached by address, encoding and, where the address has none, language", async () => {
    await read("/cart");
    expect((await read("/cart", { "accept-language": "en" })).version).toBe("2");
    expect((await read("/cart", { cookie: "a=b; lang=en" })).version).toBe("3");
    expect((await read("/cart", { "accept-encoding": "identity" })).version).toBe("4");
    expect((await read("/prices")).version).toBe("5");
  });

  it("are one copy for visitors of every language where the address contains the language", async () => {
    await read("/prices");
    await read("/en/prices");
    const others: Record<string, string>[] = [
      { "accept-language": "en" },
      { cookie: "lang=en" },
      { cookie: "lang=zh" },
    ];
    for (const headers of others) {
      expect((await read("/prices", headers)).version).toBe("1");
      expect((await read("/en/prices", headers)).version).toBe("2");
    }
  });

  it("are cached in a bounded number, however many addresses and languages are requested: the oldest is dropped", async () => {
    await read("/");
    for (const n of [1, 2, 3]) await read(`/?n=${n}`, { "accept-language": `x-${n}` });
    expect(asked).toBe(4);
    await read("/?n=3", { "accept-language": "x-3" });
    expect(asked).toBe(4);
    expect((await read("/")).version).toBe("5");
  });

  it("are never answered to a request with a range, credentials or another method", async () => {
    await read();
    const odd: Record<string, string>[] = [{ range: "bytes=0-3" }, { authorization: "Bearer x" }, { rsc: "1" }];
    for (const headers of odd) await read("/", headers);
    expect(asked).toBe(4);
    await fetch(address(), { method: "HEAD" });
    await fetch(address(), { method: "POST", body: "x" });
    expect(asked).toBe(6);
    expect((await read()).version).toBe("1");
  });

  it("are not sent again to a browser that has them", async () => {
    await read();
    const { response } = await read("/", { "if-none-match": '"v1"' });
    expect(response.status).toBe(304);
    expect(asked).toBe(1);
  });

  it("are renewed by one visitor while the others get the old one", async () => {
    await read();
    nowMs += 5_000;
    let release: () => void = () => undefined;
    answer = (_, out) =>
      new Promise<void>((resolve) => {
        release = () => resolve(page(out));
      });
    const slow = read();
    await expect.poll(() => asked).toBe(2);
    expect((await read()).version).toBe("1");
    release();
    expect((await slow).version).toBe("2");
    expect((await read()).version).toBe("2");
    expect(asked).toBe(2);
  });

  it("are requested again when the visitor who renewed one left", async () => {
    await read();
    nowMs += 5_000;
    answer = () => undefined;
    const leaving = request(address(), { headers: { "accept-encoding": "gzip, deflate", "accept-language": "*" } });
    leaving.on("error", () => undefined).end();
    const keyed = await fetch(address(), { signal: AbortSignal.timeout(200) }).catch((error: Error) => error.name);
    expect(keyed).toBe("TimeoutError");
    leaving.destroy();
    answer = (_, out) => page(out);
    await expect.poll(async () => (await read()).version).not.toBe("1");
  });
});

describe("everything else is requested each time", () => {
  it.each([
    ["a page of one visitor", { "cache-control": "private, no-store" }],
    ["a page that sets a cookie", { "set-cookie": "a=b" }],
    ["what is no page", { "content-type": "application/json" }],
  ])("%s", async (_, headers) => {
    answer = (_incoming, out) => page(out, headers);
    await read();
    expect((await read()).version).toBe("2");
  });

  it("parts of a page for the router, and API calls", async () => {
    await read("/", { rsc: "1" });
    expect((await read("/", { rsc: "1" })).version).toBe("2");
    await read("/api/health");
    expect((await read("/api/health")).version).toBe("4");
  });

  it("a page with an error", async () => {
    answer = (_, out) => {
      out.statusCode = 500;
      page(out);
    };
    await read();
    expect((await read()).version).toBe("2");
  });
});

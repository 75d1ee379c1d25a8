import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import compression from "compression";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PageCache } from "./page-cache";
import { PageDates } from "./page-dates";

const START_MS = Date.parse("2026-11-27T08:00:00.400Z");

let server: Server;
let nowMs: number;
let version: string;

beforeEach(async () => {
  nowMs = START_MS;
  version = "one";
  const dates = new PageDates(
    (path) => path === "/cart",
    () => nowMs,
  );
  const pages = new PageCache(1_000, 3, () => nowMs);
  const shrink = compression({ threshold: 0 });
  server = createServer((request, response) => {
    dates.add(request, response);
    if (pages.serve(request, response)) return;
    shrink(request as never, response as never, () => {
      // As Next answers a prerendered page.
      const etag = `"${version} ${request.headers["accept-language"]}"`;
      response.setHeader("etag", etag);
      response.setHeader("cache-control", "s-maxage=5");
      response.setHeader("content-type", "text/html; charset=utf-8");
      if (request.headers["if-none-match"] === etag) response.statusCode = 304;
      response.end(response.statusCode === 304 ? undefined : version);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => server.close());

async function visit(headers: Record<string, string> = {}, path = "/cart") {
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, {
    headers: { "accept-language": "zh", ...headers },
  });
  return { status: response.status, text: await response.text(), date: response.headers.get("last-modified") ?? "" };
}
const later = () => {
  nowMs += 60_000;
};

describe("the date of a prerendered page", () => {
  it("is when this version was first answered, whether Next or the cache answers", async () => {
    const first = "Fri, 27 Nov 2026 08:00:00 GMT";
    expect((await visit()).date).toBe(first);
    expect((await visit()).date).toBe(first);
    later();
    expect((await visit()).date).toBe(first);
    version = "two";
    later();
    expect(await visit()).toEqual({ status: 200, text: "two", date: "Fri, 27 Nov 2026 08:02:00 GMT" });
  });

  it("is enough to be told that the page is the same", async () => {
    const { date } = await visit();
    expect(await visit({ "if-modified-since": date })).toMatchObject({ status: 304, text: "", date });
    later();
    expect(await visit({ "if-modified-since": date })).toMatchObject({ status: 304, text: "", date });
    expect(await visit({ "if-modified-since": new Date(nowMs).toUTCString() })).toMatchObject({ status: 304 });
    version = "two";
    later();
    expect(await visit({ "if-modified-since": date })).toMatchObject({ status: 200, text: "two" });
  });

  it("tells apart two versions of one second", async () => {
    const { date } = await visit();
    version = "two";
    nowMs += 1_000;
    const second = await visit();
    version = "three";
    nowMs += 1_000;
    const third = await visit({ "if-modified-since": second.date });
    expect(third).toMatchObject({ status: 200, text: "three" });
    expect(new Set([date, second.date, third.date]).size).toBe(3);
  });

  it("is less than an ETag", async () => {
    const { date } = await visit();
    expect(await visit({ "if-modified-since": date, "if-none-match": '"another"' })).toMatchObject({ status: 200 });
  });

  it("is one for each language, and none where the page is no prerendered one or the date is no date", async () => {
    await visit();
    later();
    expect((await visit({ "accept-language": "en" })).date).toBe("Fri, 27 Nov 2026 08:01:00 GMT");
    expect((await visit({}, "/account")).date).toBe("");
    expect(await visit({ "if-modified-since": "yesterday" })).toMatchObject({ status: 200 });
  });
});

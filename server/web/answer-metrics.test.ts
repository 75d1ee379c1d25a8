import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { webMetrics } from "./answer-metrics";

vi.mock("../../lib/metrics/figures-text", () => ({ figuresText: async () => "kumquat_items_open 3\n" }));

const TOKEN = "a token of the test";
let server: Server;
let url: string;
let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "kumquat-routes-"));
  const routes = [
    ...["/api/v1/orders/[id]/route", "/api/[...rest]/route"],
    ...["/[locale]/account/orders/[id]/page", "/[locale]/[...rest]/page"],
  ];
  const named = routes.map((file) => [file, file.replace(/\/(?:route|page)$/, "")]);
  writeFileSync(join(dir, "app-path-routes-manifest.json"), JSON.stringify(Object.fromEntries(named)));
  const metrics = webMetrics(TOKEN, dir);
  server = createServer((request, response) => {
    metrics.count(request, response);
    if (metrics.serve(request, response)) return;
    if (request.url?.startsWith("/api")) response.statusCode = 503;
    response.end("page");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(dir, { recursive: true });
});

const ask = (path: string, authorization?: string) =>
  fetch(`${url}${path}`, { headers: authorization ? { authorization } : {} });
const scrape = async () => (await ask("/metrics", `Bearer ${TOKEN}`)).text();

it("answers who has the token, and is no page for anybody else", async () => {
  for (const authorization of [undefined, "Bearer wrong", TOKEN, `Basic ${TOKEN}`])
    expect(await (await ask("/metrics", authorization)).text()).toBe("page");
  const answer = await ask("/metrics", `Bearer ${TOKEN}`);
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(await answer.text()).toContain("kumquat_items_open 3");
  expect(webMetrics(undefined).serve({ url: "/metrics" } as never, {} as never)).toBe(false);
});

it("counts by route and status, never by address", async () => {
  await ask("/account/orders/0199-secret-id?token=abc");
  await ask("/api/v1/orders/42");
  await ask("/wp-login.php");
  await ask("/api/nosuch");
  await ask("/_next/static/chunks/1.js");
  const text = await scrape();
  expect(text).toContain('kumquat_http_requests_total{method="GET",route="/account/orders/[id]",status="200"} 1');
  expect(text).toContain('kumquat_http_requests_total{method="GET",route="/api/v1/orders/[id]",status="503"} 1');
  expect(text).toContain('kumquat_http_requests_total{method="GET",route="/_next/…",status="200"} 1');
  expect(text).toMatch(/route="other",status="200"\} \d/);
  expect(text).toContain('kumquat_http_request_seconds_count{route="/account/orders/[id]"} 1');
  expect(text).not.toMatch(/secret-id|wp-login|nosuch|abc|rest/);
});

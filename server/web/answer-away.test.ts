import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import compression from "compression";
import { afterEach, expect, it } from "vitest";
import { onRequestError } from "../../instrumentation";
import { withRequestId } from "../../lib/core/request-id";
import { isDatabaseAway } from "../../lib/db/is-database-away";
import { answerAway } from "./answer-away";
import { addPagePolicy } from "./page-policy";

let server: Server | undefined;
afterEach(() => server?.close());

const AWAY = Object.assign(new Error("Can't reach database server"), {
  name: "PrismaClientKnownRequestError",
  code: "P1001",
});

/** Replaces Next: fails a page in the ways in which Next does. */
async function ask(
  fail: (request: IncomingMessage, response: ServerResponse) => void,
  language = "en",
  path = "/account",
) {
  const shrink = compression({ threshold: 0 });
  server = createServer((request, response) =>
    withRequestId(randomUUID(), () =>
      shrink(request as never, response as never, () => {
        response.setHeader("x-content-type-options", "nosniff");
        addPagePolicy(request, response);
        answerAway(request, response);
        fail(request, response);
      }),
    ),
  );
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const headers = { "accept-language": language };
  return await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers });
}

const broken = (response: ServerResponse) => {
  response.statusCode = 500;
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader("etag", '"x"');
};

it.each<[string, (response: ServerResponse) => void]>([
  ["in one piece", (response) => response.end("<h1>500</h1>")],
  ["in pieces", (response) => [response.write("<h1>"), response.write("500</h1>"), response.end()]],
  ["with its head first", (response) => [response.writeHead(500), response.write("500"), response.end()]],
  ["with its head flushed", (response) => [response.flushHeaders(), response.end("500")]],
])("a page that failed because the database is away, sent %s, becomes 503 with a sentence", async (_how, send) => {
  const answer = await ask((_, response) => {
    onRequestError(AWAY);
    broken(response);
    response.setHeader("content-security-policy", "script-src 'nonce-x'");
    send(response);
  });
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("10");
  expect(answer.headers.get("etag")).toBeNull();
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  const text = await answer.text();
  expect(text).toContain("The shop can't reach its database at the moment. Please try again shortly.");
  expect(text).not.toContain("500");
});

it.each([
  ["/prices", "en", "zh"],
  ["/en/prices?a=b", "zh", "en"],
  ["/cart", "en", "en"],
])("%s, asked for by a browser of %s, says so in %s", async (path, browser, language) => {
  const answer = await ask(
    (_, response) => {
      onRequestError(AWAY);
      broken(response);
      response.end("<h1>500</h1>");
    },
    browser,
    path,
  );
  expect(await answer.text()).toContain(`<html lang="${language}">`);
});

it("another failure stays 500, and a page that did not fail stays as it is", async () => {
  const bug = await ask((_, response) => {
    onRequestError(new Error("a bug"));
    broken(response);
    response.end("<h1>500</h1>");
  });
  expect([bug.status, await bug.text()]).toEqual([500, "<h1>500</h1>"]);
  server?.close();
  const whole = await ask((_, response) => {
    onRequestError(AWAY);
    response.setHeader("content-type", "text/html");
    response.end("a page with a part that failed");
  });
  expect([whole.status, await whole.text()]).toEqual([200, "a page with a part that failed"]);
});

it.each([
  [{ name: "PrismaClientKnownRequestError", code: "P1001" }, true],
  [
    {
      name: "PrismaClientKnownRequestError",
      code: "P2010",
      meta: { driverAdapterError: { name: "DriverAdapterError", cause: { kind: "DatabaseNotReachable" } } },
    },
    true,
  ],
  [{ name: "DriverAdapterError", cause: { kind: "postgres", originalCode: "57P01" } }, true],
  [{ name: "Error", message: "Connection terminated unexpectedly" }, true],
  [{ name: "Error", code: "ENOENT", message: "connect ENOENT /run/postgresql/.s.PGSQL.5432" }, true],
  [{ name: "PrismaClientKnownRequestError", code: "P2002" }, false],
  [{ name: "TypeError", message: "fetch failed", cause: { name: "Error", code: "ECONNREFUSED" } }, false],
  [new Error("a bug"), false],
  [undefined, false],
])("of %o it says %s", (error, away) => {
  expect(isDatabaseAway(error)).toBe(away);
});

import { connect } from "node:net";
import { expect, test } from "@playwright/test";
import { addressIn, languageOfAddress } from "../../messages/addresses";
import { sendRaw } from "../../scripts/quality/fuzz/send-raw";

/** What no browser sends, byte by byte. */
const shop = new URL(process.env.BASE_URL ?? "");
const ask = (line: string, ...headers: string[]) =>
  sendRaw(Number(shop.port), Buffer.from(`${[line, ...headers, "connection: close"].join("\r\n")}\r\n\r\n`));
const host = `host: ${shop.host}`;

function leadsTo(headers: string): string | undefined {
  const [, location] = /^location: *(.*)$/im.exec(headers) ?? [];
  return location === undefined ? undefined : new URL(location, shop.href).origin;
}

test("a request never leads to another site, whatever it names", async () => {
  const asked: [line: string, ...headers: string[]][] = [
    ["GET http://evil.example/account HTTP/1.1", host],
    ["GET http://evil.example//x/ HTTP/1.1", "host: evil.example"],
    ["GET //evil.example/x HTTP/1.1", host],
    ["GET /\\evil.example HTTP/1.1", host],
    ["GET /..//evil.example/ HTTP/1.1", host],
    ["GET /account HTTP/1.1", "host: evil.example"],
    ["GET /account/ HTTP/1.1", "host: evil.example", "x-forwarded-host: evil.example", "x-forwarded-proto: https"],
    ["GET /account HTTP/1.1", host, "x-path: //evil.example"],
    ["GET /sign-in?next=/..//evil.example HTTP/1.1", host],
    ["GET /prices/ HTTP/1.0", "host: evil.example"],
  ];
  for (const [line, ...headers] of asked) {
    const answer = await ask(line, ...headers);
    expect(answer.status, line).toBeGreaterThanOrEqual(200);
    expect(answer.status, line).toBeLessThan(500);
    expect([line, leadsTo(answer.headers) ?? shop.origin]).toEqual([line, shop.origin]);
    expect(answer.body, line).not.toMatch(/(?:href|action|content)="[^"]*\/\/evil\.example/);
  }
  expect((await ask("GET http://evil.example/prices HTTP/1.1", host)).status).toBe(421);
  expect((await ask(`GET ${shop.origin}/prices HTTP/1.1`, host)).status).toBe(200);
});

test("a path that is no text is refused and no failure", async () => {
  for (const path of ["/%", "/%ff", "/account/orders/%ed%a0%80", "/api/v1/orders/%c0%af", "/a%00b", "*"]) {
    const answer = await ask(`GET ${path} HTTP/1.1`, host);
    expect([path, answer.status]).toEqual([path, 400]);
    const problem = JSON.parse(Buffer.from(answer.body, "latin1").toString("utf8"));
    expect(problem).toMatchObject({ code: "input.address", detail: "无法识别这个地址。" });
  }
});

test("a method that nothing answers is refused with those that are answered", async () => {
  const { status, headers } = await ask("TRACE / HTTP/1.1", host, "content-length: 0");
  expect([status, /^allow: (.*)$/im.exec(headers)?.[1]?.trim()]).toEqual([
    405,
    "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
  ]);
});

test("a file that is asked for with another method is refused", async () => {
  // Next answered 500 here.
  for (const path of ["/kumquat.mjs", "/icons.svg", "/_next/static/chunks/nosuch.js"]) {
    const { status, headers } = await ask(`POST ${path} HTTP/1.1`, host, `origin: ${shop.origin}`, "content-length: 0");
    expect([path, status, /^allow: (.*)$/im.exec(headers)?.[1]?.trim()]).toEqual([path, 405, "GET, HEAD"]);
  }
});

test("an address that the API doesn't have is answered as the API answers, and PowerDNS's keep theirs", async () => {
  for (const path of ["/api/v1/nosuch", "/api/v1/orders/1/nosuch", "/api/nosuch"]) {
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const answer = await ask(`${method} ${path} HTTP/1.1`, host, "content-length: 0");
      expect([method, path, answer.status]).toEqual([method, path, 404]);
      expect(answer.headers).toMatch(/^content-type: application\/problem\+json/im);
    }
    const head = await ask(`HEAD ${path} HTTP/1.1`, host);
    expect([path, head.status]).toEqual([path, 404]);
  }
  for (const path of ["/api", "/api/v1/servers", "/api/v1/servers/localhost/zones"])
    expect([path, (await ask(`GET ${path} HTTP/1.1`, host)).status]).toEqual([path, 401]);
});

test("sign-in refuses ten megabytes before they have come", async () => {
  const socket = connect(Number(shop.port), "127.0.0.1");
  let answer = "";
  const closed = new Promise<void>((resolve) => socket.on("close", () => resolve()));
  socket.on("error", () => undefined);
  socket.on("data", (chunk) => {
    answer += chunk.toString("latin1");
    socket.destroy();
  });
  const type = "content-type: application/x-www-form-urlencoded";
  const head = ["POST /api/auth/callback/credentials HTTP/1.1", host, `origin: ${shop.origin}`, type];
  // Ten megabytes are announced, and only their beginning is sent: an answer comes all the same.
  socket.write(`${[...head, "content-length: 10000000"].join("\r\n")}\r\n\r\nemail=${"a".repeat(1_000)}`);
  await closed;
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
});

test("what one visitor sends shows on no page that others get", async () => {
  // Each is sent while the page is made anew every few seconds, and kept for a second.
  const sent: [path: (page: string) => string, ...headers: string[]][] = [
    [(page) => page, "x-forwarded-host: evil.example", "x-forwarded-proto: http"],
    [(page) => page, "x-path: //evil.example", "x-kumquat-ip: 192.0.2.1"],
    [(page) => page, "content-security-policy: script-src 'nonce-evil.example'"],
    [(page) => page, "rsc: 1", "next-router-prefetch: 1", "next-url: /evil.example"],
    [(page) => page, "range: bytes=0-10"],
    [(page) => page, "user-agent: evil.example"],
    [(page) => `/account/..${page}`],
    [(page) => `/account/%2e%2e${page}`],
    [(page) => `/account/orders/x\\..\\..\\..\\${page.slice(1)}`],
    [(page) => `/account/orders/../..${page}`],
    [(page) => `/${page}`],
    [(page) => `${page}?evil.example=1`],
    [(page) => `${page}/`],
  ];
  // A page of its own for each, in one of the languages: nobody has asked for it since the wait. All of them are kept for everybody.
  const kept = ["/", "/prices", "/products", "/terms", "/privacy", "/cart", "/search"];
  const places = kept.flatMap((page) => ["zh", "en"].map((lang) => ({ page: addressIn(lang, page), lang })));
  const plain = (lang: string) => ["accept-encoding: identity", `accept-language: ${lang}`];
  // Where the address contains the language, this visitor wants another one: that may not change what the others get.
  const asked = (page: string, lang: string) => plain(languageOfAddress(page) && lang === "zh" ? "en" : "zh");
  const others = (page: string, lang: string) => ask(`GET ${page} HTTP/1.1`, host, ...plain(lang));
  const before = await others("/prices", "zh");
  expect([before.status, before.body.length > 1_000]).toEqual([200, true]);
  // Longer than a page is kept, so that this visitor's own answers are the next to be kept.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(places.length).toBeGreaterThanOrEqual(sent.length);
  for (const [at, [pathTo, ...headers]] of sent.entries()) {
    const { page, lang } = places[at] ?? { page: "", lang: "" };
    const path = pathTo(page);
    for (const twice of [1, 2]) {
      const answer = await ask(`GET ${path} HTTP/1.1`, host, ...asked(page, lang), ...headers);
      expect([path, twice, answer.status < 500]).toEqual([path, twice, true]);
    }
    const { status, headers: got, body } = await others(page, lang);
    expect([path, status, /<script[^>]* nonce=/.test(body)]).toEqual([path, 200, false]);
    expect([path, /<html lang="(..)/.exec(body)?.[1]]).toEqual([path, lang]);
    expect(`${got}${body}`, path).not.toContain("evil.example");
    expect(got, path).toMatch(/content-type: text\/html/i);
    expect(got, path).toMatch(/content-security-policy: [^\r\n]*script-src 'self' 'sha256-/i);
    expect(body, path).toContain("</html>");
  }
});

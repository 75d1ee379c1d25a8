import { readdirSync } from "node:fs";
import fc from "fast-check";
import type { Known } from "./fitting-value";
import type { Caller, HostileRequest } from "./hostile-request";
import { hostileCursor, hostileText } from "./hostile-values";

/** A request for a connection, before the caller's cookie and address are added. */
export interface WireRequest {
  caller: Caller;
  method: string;
  target: string;
  version: "1.1" | "1.0";
  host: string | null;
  headers: readonly [name: string, value: string][];
  cookie?: HostileRequest["cookie"];
  body?: Buffer;
}

type Draw = <T>(arbitrary: fc.Arbitrary<T>) => T;
const oneOf = <T>(draw: Draw, ...values: T[]): T => draw(fc.constantFrom(...values));
const chance = (draw: Draw, percent: number): boolean => draw(fc.nat(99)) < percent;

/** Every page's address: "/account/orders/[id]". */
function pagePaths(): string[] {
  return readdirSync("app/[locale]", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/(^|\/)page\.tsx$/, "").replace(/\([^)]+\)\/?/g, "")}`.replace(/\/$/, "") || "/");
}

const OTHERS = [
  "/_next/image?url=%2Fx.png&w=64&q=75",
  "/_next/image?url=http%3A%2F%2F169.254.169.254%2F&w=64&q=75",
  "/_next/image?url=%00&w=__proto__&q=-1",
  "/_next/static/%ff.js",
  "/_next/static/%00",
  "/_next/static/..%2f..%2fpackage.json",
  "/_next/data/x/index.json",
  "/robots.txt",
  "/icon.svg?%00",
  "/api/health",
  "/api/openapi.json?x=%00",
  "/api/auth/csrf",
  "/api/auth/session",
  "/api/auth/signin/credentials",
  "/api/auth/callback/credentials",
  "/api/auth/signout",
  "/api/auth/%ff",
  "/api/v1/none",
  "//evil.example/%2e%2e",
  "/\\evil.example",
  "/..//evil.example",
  "/account//orders/",
  "*",
  "http://evil.example/account",
  "http://localhost/prices",
  "https://user:pass@evil.example//x",
  "/%",
  "/%ff",
  "/%00",
  "/zh/%ed%a0%80",
  "/en/en/en",
  "/[locale]/account",
  `/${"a/".repeat(3_000)}`,
  `/?${"q=1&".repeat(2_500)}`,
  `/${"x".repeat(20_000)}`,
];
const SEGMENTS = ["%00", "%ff", "%", "..%2f..", "%5c", "__proto__", "%ed%a0%80", "a%0d%0ab", "%E5%B1%B1", "1"];
const QUERY_NAMES = [
  "q",
  "after",
  "filter",
  "state",
  "productLine",
  "month",
  "next",
  "token",
  "email",
  "amount",
  "status",
  "outcome",
  "action",
  "code",
  "sort",
  "customerId",
  "_rsc",
  "__proto__",
  "kind",
  "within",
  "years",
  "name",
];
const METHODS = [
  "GET",
  "GET",
  "GET",
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "DELETE",
  "OPTIONS",
  "PATCH",
  "TRACE",
  "FOO",
  "get",
];
const PAGE_HEADERS: readonly [string, string][] = [
  ["rsc", "1"],
  ["next-router-state-tree", "%5B%22%22%5D"],
  ["next-router-state-tree", "%"],
  ["next-router-state-tree", "x".repeat(50_000)],
  ["next-router-prefetch", "1"],
  ["next-router-segment-prefetch", "/_tree"],
  ["next-router-segment-prefetch", "%ff"],
  ["next-action", "x"],
  ["next-action", "4".repeat(42)],
  ["next-url", "/%ff"],
  ["x-path", "//evil.example"],
  ["x-nextjs-data", "1"],
  ["x-matched-path", "/%ff"],
  ["x-middleware-subrequest", "src/middleware"],
  ["x-forwarded-host", "evil.example"],
  ["x-forwarded-proto", "javascript"],
  ["x-kumquat-ip", "1.2.3.4"],
  ["content-security-policy", "script-src 'nonce-x'"],
  ["range", "bytes=0-0,-1"],
  ["if-none-match", '"x'],
  ["if-modified-since", "never"],
  ["expect", "x"],
  ["accept-encoding", "br;q=x, gzip"],
  ["upgrade", "h2c"],
  ["content-type", "multipart/form-data; boundary=x"],
  ["content-type", "text/plain;charset=UTF-8"],
  ["content-type", "application/x-www-form-urlencoded"],
  ["x", "\u00ff\u0001"],
];
const HOSTS = ["evil.example", "localhost:1", "[::1]", "", "a b", "evil.example/x", "localhost@evil.example"];

/** Requests to pages and to everything else outside the API. */
export function pageRequests(known: Known): fc.Arbitrary<WireRequest> {
  const pages = pagePaths();
  return fc.gen().map((gen) => {
    const draw: Draw = (arbitrary) => gen(() => arbitrary);
    const method = oneOf(draw, ...METHODS);
    const headers: [string, string][] = [];
    if (chance(draw, 30)) headers.push(oneOf(draw, ...PAGE_HEADERS));
    if (chance(draw, 10)) headers.push(oneOf(draw, ...PAGE_HEADERS));
    const cookies = ["kumquat.session=%", "lang=%ff", "kumquat.cart=%00", "a=b; lang=en"];
    return {
      caller: oneOf(draw, "visitor", "customer", "admin"),
      method,
      target: chance(draw, 25) ? oneOf(draw, ...OTHERS) : pageTarget(draw, oneOf(draw, ...pages), known),
      version: chance(draw, 3) ? "1.0" : "1.1",
      host: chance(draw, 5) ? oneOf(draw, ...HOSTS, null) : "",
      headers,
      ...(chance(draw, 10) ? { cookie: { text: oneOf(draw, ...cookies), place: oneOf(draw, "before", "after") } } : {}),
      ...(/GET|HEAD|get/.test(method)
        ? {}
        : { body: Buffer.from(oneOf(draw, "", "x=1", "{}", "--x\r\n\r\n1\r\n--x--", "\0", '["$K1"]')) }),
    } satisfies WireRequest;
  });
}

function pageTarget(draw: Draw, page: string, known: Known): string {
  const path = page.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => {
    if (chance(draw, 40)) return oneOf(draw, ...SEGMENTS);
    return name === "id" ? oneOf(draw, ...known.ids) : oneOf(draw, ...(known.words[name] ?? ["x"]));
  });
  const names = draw(fc.array(fc.constantFrom(...QUERY_NAMES), { maxLength: 4 }));
  const query = names.map(
    (name) => `${name}=${chance(draw, 15) ? oneOf(draw, ...SEGMENTS) : encodedValue(draw, name)}`,
  );
  if (query[0] && chance(draw, 20)) query.push(query[0]);
  return query.length > 0 ? `${path}?${query.join("&")}` : path;
}

function encodedValue(draw: Draw, name: string): string {
  const text = draw(name === "after" ? hostileCursor : hostileText);
  return encodeURIComponent(text.slice(0, 1_000).replace(/\p{Cs}/gu, "\ufffd"));
}

/** A request to a contract as a request for a connection. */
export function onTheWire(
  { contract, caller, target, headers, cookie, body }: HostileRequest,
  origin: string,
): WireRequest {
  return {
    caller,
    method: contract.method,
    target,
    version: "1.1",
    host: "",
    headers: Object.entries({ origin, ...headers }),
    ...(cookie ? { cookie } : {}),
    ...(body === undefined ? {} : { body: Buffer.from(body) }),
  };
}

/** The bytes of a request. @param own the caller's cookie; @param address the caller's address, in X-Forwarded-For. */
export function bytesOf(request: WireRequest, options: { host: string; own: string | null; address: string }): Buffer {
  const { method, target, version, host, headers, cookie, body } = request;
  const own = cookie?.place === "instead" ? null : options.own;
  const both = cookie === undefined ? [own] : cookie.place === "before" ? [cookie.text, own] : [own, cookie.text];
  const cookies = both.filter(Boolean).join("; ");
  const lines = [
    `${method} ${target} HTTP/${version}`,
    ...(host === null ? [] : [`host: ${host || options.host}`]),
    ...(cookies ? [`cookie: ${cookies}`] : []),
    `x-forwarded-for: ${options.address}`,
    "connection: close",
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : [`content-length: ${body.length}`]),
  ];
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), body ?? Buffer.alloc(0)]);
}

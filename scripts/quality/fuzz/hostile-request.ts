import fc from "fast-check";
import { z } from "zod";
import type { Contract } from "@/lib/http/contract";
import { fittingValue, type Known, type Schema } from "./fitting-value";
import { hostileCursor, hostileText, hostileValue, withPrototype } from "./hostile-values";

export type Caller = "visitor" | "customer" | "admin";
export const CALLERS: readonly Caller[] = ["visitor", "customer", "admin"];

/** A request as it is sent. `headers` are added to the caller's own; a cookie here is put before or after theirs. */
export interface HostileRequest {
  contract: Contract;
  caller: Caller;
  /** Raw, with its query. */
  target: string;
  /** Path parameters, percent-encoded as in `target`. */
  params: Record<string, string>;
  headers: Record<string, string>;
  cookie?: { text: string; place: "before" | "after" | "instead" };
  body?: string | Buffer;
}

type Draw = <T>(arbitrary: fc.Arbitrary<T>) => T;

const oneOf = <T>(draw: Draw, ...values: T[]): T => draw(fc.constantFrom(...values));
const chance = (draw: Draw, percent: number): boolean => draw(fc.nat(99)) < percent;

const COOKIES = [
  "kumquat.session=%",
  "kumquat.session=%ff",
  "kumquat.session=",
  "kumquat.session=a.b.c",
  `kumquat.session=${"A".repeat(6_000)}`,
  "kumquat.cart=%E0%A4%A",
  "kumquat.cart=%00",
  "kumquat.cart=x; kumquat.cart=y",
  "lang=%; lang=en",
  "lang=__proto__",
  "=; ;;=x",
  "__proto__=1",
  "kumquat.callback=%; kumquat.csrf=|",
];
const TYPES = [
  "text/plain",
  "application/json; charset=utf-16",
  "application/jsonp",
  "multipart/form-data",
  "multipart/form-data; boundary=x",
  "application/x-www-form-urlencoded",
  "",
  "/",
  "APPLICATION/JSON",
];
const KEYS = ["", "a", "x".repeat(101), "'; DROP TABLE orders; --", "key with spaces", "é".repeat(20), "__proto__"];
const ENCODED = ["%00", "a%00b", "%2e%2e%2f%2e%2e", "..%2f..%2fadmin", "%5c", "%0d%0a", "%F0%9F%98%80", "%2F", "%25"];
/** Not decodable as UTF-8: only sent over a socket, because the web server refuses it before a route handler. */
const UNDECODABLE = ["%ff", "%ed%a0%80", "%", "%zz", "%c0%af", "a%"];
const BODIES: readonly (() => string | Buffer)[] = [
  () => "",
  () => "{",
  () => "null",
  () => "[]",
  () => '"text"',
  () => "1e999",
  () => "\ufeff{}",
  () => "{}{}",
  () => '{"id":1,"id":{"id":[]}}',
  () => "[".repeat(30_000),
  () => `${'{"a":'.repeat(9_000)}1${"}".repeat(9_000)}`,
  () => `{"a":"${"x".repeat(70_000)}"}`,
  () => `{"value":"${"x".repeat(2_000_000)}"}`,
  () => Buffer.from([0xff, 0xfe, 0x7b, 0x00]),
  () => Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
  () => '{"a":"\0"}',
];

interface Shape {
  contract: Contract;
  fitting: fc.Arbitrary<unknown>;
  path: string[];
}

/**
 * Requests to these contracts: some fit, some have one wrong field, some have many, some are wrong in their headers or body.
 * @param wire adds what only a raw socket can send: paths that can't be decoded.
 */
export function hostileRequests(
  contracts: readonly Contract[],
  known: Known,
  options: { wire: boolean },
): fc.Arbitrary<HostileRequest> {
  const shapes = contracts.map((contract): Shape => {
    const schema = z.toJSONSchema(contract.input, { io: "input", unrepresentable: "any" }) as Schema;
    const path = [...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    return { contract, fitting: fittingValue({ ...schema, type: schema.type ?? "object" }, known), path };
  });
  return fc.gen().map((gen) => {
    const draw: Draw = (arbitrary) => gen(() => arbitrary);
    return build(draw, oneOf(draw, ...shapes), options.wire);
  });
}

function build(draw: Draw, { contract, fitting, path }: Shape, wire: boolean): HostileRequest {
  const drawn = draw(fitting);
  let input = (typeof drawn === "object" && drawn !== null ? { ...drawn } : {}) as Record<string, unknown>;
  const kind = oneOf(draw, "fits", "fits", "one", "one", "one", "all", "more", "transport");
  const names = Object.keys(input);
  if (kind === "one" && names.length > 0) input = spoilOne(draw, input) as Record<string, unknown>;
  if (kind === "all") for (const name of names) if (chance(draw, 60)) input[name] = spoiled(draw, name);
  if (kind === "more") {
    input = Object.assign(withPrototype() as Record<string, unknown>, input, {
      [draw(hostileText)]: draw(hostileValue),
      after: draw(hostileCursor),
    });
  }
  const params: Record<string, string> = {};
  for (const name of path) {
    const hostile = kind !== "fits" && chance(draw, 15);
    params[name] = hostile ? oneOf(draw, ...ENCODED, ...(wire ? UNDECODABLE : [])) : encoded(input[name]);
    delete input[name];
  }
  const reads = contract.method === "GET" || contract.method === "DELETE";
  const target = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
  const request: HostileRequest = {
    contract,
    caller: callerFor(draw, contract),
    target: reads ? `${target}${queryOf(draw, input, kind)}` : target,
    params,
    headers: {
      ...(reads ? {} : { "content-type": "application/json" }),
      "idempotency-key": draw(fc.uuid()),
    },
    ...(reads ? {} : { body: JSON.stringify(input) }),
  };
  if (kind === "transport") spoilTransport(draw, request, reads);
  return request;
}

/** Mostly somebody who has access, so that the use case answers. */
function callerFor(draw: Draw, { access }: Contract): Caller {
  if (access === "anyone" || chance(draw, 10)) return oneOf(draw, ...CALLERS);
  if (access === "signed-in") return oneOf(draw, "customer", "admin");
  return access === "customer" ? "customer" : "admin";
}

function spoiled(draw: Draw, name: string): unknown {
  return name === "after" ? draw(hostileCursor) : draw(hostileValue);
}

/** Replaces one field, at any depth. */
function spoilOne(draw: Draw, value: unknown, name = ""): unknown {
  const within = typeof value === "object" && value !== null ? Object.keys(value) : [];
  if (within.length === 0 || (name !== "" && chance(draw, 40))) return spoiled(draw, name);
  const chosen = oneOf(draw, ...within);
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[chosen] = spoilOne(draw, copy[chosen], chosen);
  return copy;
}

function spoilTransport(draw: Draw, request: HostileRequest, reads: boolean): void {
  switch (oneOf(draw, "cookie", "cookie", "type", "key", "body", "body", "origin", "language")) {
    case "cookie":
      request.cookie = { text: oneOf(draw, ...COOKIES), place: oneOf(draw, "before", "after", "instead") };
      break;
    case "type":
      request.headers["content-type"] = oneOf(draw, ...TYPES);
      break;
    case "key":
      request.headers["idempotency-key"] = oneOf(draw, ...KEYS);
      break;
    case "origin":
      request.headers.origin = oneOf(draw, "null", "https://evil.example", "x", "");
      break;
    case "language":
      request.headers["accept-language"] = oneOf(draw, "en;q=é", ",;,;q=", "x".repeat(4_000), "zh-;q=9e99");
      break;
    default:
      if (!reads) request.body = oneOf(draw, ...BODIES)();
  }
}

/** Lone surrogates can't be encoded and are replaced by U+FFFD. */
function encoded(value: unknown): string {
  return (
    encodeURIComponent(
      asText(value)
        .slice(0, 1_500)
        .replace(/\p{Cs}/gu, "\ufffd"),
    ) || "x"
  );
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

function queryOf(draw: Draw, input: Record<string, unknown>, kind: string): string {
  const parts = Object.entries(input).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
  if (kind !== "fits" && chance(draw, 25) && parts[0])
    parts.push(parts[0], oneOf(draw, "%ff=%ff", "a[]=1", "__proto__=1", "&&=", "q=%00"));
  return parts.length > 0 ? `?${parts.join("&")}` : "";
}

/**
 * Whether an answer is a failure of the shop. A 503 with a use case's own code is not: the upstream's answer to the request could not
 * be read.
 */
export function isFailure(status: number, body: string): boolean {
  if (status !== 503) return status >= 500;
  const [, code = "internal"] = /"code":"([a-z_.]+)"/.exec(body) ?? [];
  // Somebody else does not answer: the upstream, or the resolvers.
  return !/^(upstream|offers|services|orders|dns\.live)\./.test(code);
}

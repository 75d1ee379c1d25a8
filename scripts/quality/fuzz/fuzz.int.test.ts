import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { contracts } from "@/app/api/openapi.json/contracts";
import { newId } from "@/lib/core/id";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { REGISTRANT_FIELDS } from "@/lib/registrants/fields-contract";
import { sealIdNumber } from "@/lib/registrants/sealed-fields";
import { type AttackedShop, openAttackedShop } from "./attacked-shop";
import { CALLERS, type HostileRequest, hostileRequests, isFailure } from "./hostile-request";

/** The same requests at every run; `npm run fuzz` sends others, over sockets. */
const SEED = 20_261_126;
const REQUESTS = 2_000;
const ORIGIN = "https://shop.example";

let world: ShopWorld;
let shop: AttackedShop;

beforeAll(async () => {
  process.env.APP_URL = ORIGIN;
  process.env.RATE_LIMIT_FACTOR = "100000";
  world = await startShopWorld();
  const buyer = await world.customer();
  await buyer.buy("fuzz-bought.com");
  const { userId } = buyer.actor;
  const noFields = Object.fromEntries(REGISTRANT_FIELDS.map((field) => [field, ""]));
  await world.database.db.registrant.update({
    where: { id: buyer.registrantId },
    data: {
      fields: { ...noFields, country: "CN" },
      idNumberEnc: sealIdNumber(buyer.registrantId, "91350100M000100Y43"),
    },
  });
  await world.database.db.service.create({
    data: {
      id: newId(),
      customerId: userId,
      productLine: "domain",
      name: "fuzz.com",
      displayName: "fuzz.com",
      state: "active",
      config: {},
    },
  });
  shop = await openAttackedShop(userId);
}, 120_000);
afterAll(() => world.close());

type Handler = (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>;

async function send({ contract, caller, target, params, headers, cookie, body }: HostileRequest): Promise<Response> {
  const folder = contract.path.replace(/\{(\w+)\}/g, "[$1]");
  const module = (await import(`@/${join("app", folder, "route.ts")}`)) as Record<string, Handler>;
  const all = new Headers(shop.headers(caller));
  all.set("origin", ORIGIN);
  all.set("x-kumquat-ip", "203.0.113.7");
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  if (cookie) {
    const own = cookie.place === "instead" ? null : all.get("cookie");
    const both = cookie.place === "before" ? [cookie.text, own] : [own, cookie.text];
    all.set("cookie", both.filter(Boolean).join("; "));
  }
  const leaving = new AbortController();
  const request = new Request(`${ORIGIN}${target}`, {
    method: contract.method,
    headers: all,
    signal: leaving.signal,
    ...(body === undefined ? {} : { body: body as BodyInit }),
  });
  const decoded = Object.fromEntries(Object.entries(params).map(([name, text]) => [name, decodeURIComponent(text)]));
  const answer = await module[contract.method]?.(request, { params: Promise.resolve(decoded) });
  if (!answer) throw new Error(`no route for ${contract.method} ${contract.path}`);
  if (/event-stream|ndjson/.test(answer.headers.get("content-type") ?? "")) {
    leaving.abort();
    await answer.body?.cancel().catch(() => undefined);
    return new Response(null, { status: answer.status });
  }
  return answer;
}

/** One line of text from which the request can be repeated by hand. */
function shown({ contract, caller, target, headers, cookie, body }: HostileRequest): string {
  const sent = body === undefined ? "" : JSON.stringify(body.toString()).slice(0, 500);
  return `${caller}: ${contract.method} ${target.slice(0, 500)} ${JSON.stringify({ ...headers, cookie })} ${sent}`;
}

it(`answers ${REQUESTS} hostile requests without a failure of its own`, async () => {
  const statuses: Record<number, number> = {};
  const wrong: string[] = [];
  const sample = (some: typeof contracts, seed: number, numRuns: number) =>
    fc.sample(hostileRequests(some, shop.known, { wire: false }), { seed, numRuns });
  // One for each contract, the rest at random.
  const requests = [
    ...contracts.flatMap((one, nth) => sample([one], SEED + nth, 1)),
    ...sample(contracts, SEED, REQUESTS - contracts.length),
  ];
  for (const [at, request] of requests.entries()) {
    if (at % 40 === 0) await shop.renew();
    const answer = await send(request);
    const text = await answer.text();
    statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    const problem = answer.headers.get("content-type") === "application/problem+json";
    const explained = answer.status < 400 || (problem && typeof JSON.parse(text).code === "string");
    if (isFailure(answer.status, text) || !explained)
      wrong.push(`${answer.status} (seed ${SEED}, request ${at}) ${shown(request)}\n  ${text.slice(0, 300)}`);
  }
  console.info(JSON.stringify(statuses));
  expect(wrong).toEqual([]);
  const answered = (...codes: number[]) => codes.reduce((sum, code) => sum + (statuses[code] ?? 0), 0);
  // Most must get past authentication: to the check of the input, or to the use case.
  expect(answered(200, 204, 404, 409, 422)).toBeGreaterThan(REQUESTS * 0.75);
  expect(answered(429)).toBeLessThan(REQUESTS * 0.02);
  expect(new Set(requests.map(({ contract }) => contract)).size).toBe(contracts.length);
  expect(new Set(requests.map(({ caller }) => caller))).toEqual(new Set(CALLERS));
}, 300_000);

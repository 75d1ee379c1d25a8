/**
 * `npm run fuzz -- [--requests 100000] [--seed 1]`: starts a whole shop (production build, its own database and sandbox) and
 * sends it hostile requests over raw sockets, to the API and to the pages, as a visitor, a customer and an administrator.
 * Prints the answers by status, and every 5xx and every missing answer with the request and the seed. Exit code 1 when there was
 * one.
 */
import { parseArgs } from "node:util";
import fc from "fast-check";
import { DEMO_CUSTOMER } from "../../server/processes/demo-accounts";
import { type Shop, withShop } from "../testing/shop";

const { values } = parseArgs({
  options: { requests: { type: "string", default: "10000" }, seed: { type: "string", default: "1" } },
});
const BATCH = 500;
const AT_ONCE = 24;

const started = Date.now();
const since = () => Math.round((Date.now() - started) / 1000);

interface Tally {
  statuses: Record<"api" | "page", Record<number, number>>;
  wrong: string[];
}

async function attack(shop: Shop, total: number, seed: number): Promise<Tally> {
  Object.assign(process.env, shop.env);
  const { db } = await import("../../lib/db/client");
  const { contracts } = await import("../../app/api/openapi.json/contracts");
  const { openAttackedShop } = await import("./fuzz/attacked-shop");
  const { hostileRequests, isFailure } = await import("./fuzz/hostile-request");
  const { bytesOf, onTheWire, pageRequests } = await import("./fuzz/wire-request");
  const { sendRaw } = await import("./fuzz/send-raw");
  const customer = await db.user.findUniqueOrThrow({ where: { email: DEMO_CUSTOMER.email } });
  const attacked = await openAttackedShop(customer.id);
  const { host, port } = new URL(shop.url);
  const api = hostileRequests(contracts, attacked.known, { wire: true }).map((one) => onTheWire(one, shop.url));
  const pages = pageRequests(attacked.known);
  const requests = fc.oneof(
    { weight: 7, arbitrary: api.map((request) => ({ kind: "api", request })) },
    { weight: 3, arbitrary: pages.map((request) => ({ kind: "page", request })) },
  );
  const tally: Tally = { statuses: { api: {}, page: {} }, wrong: [] };
  for (let sent = 0; sent < total; sent += BATCH) {
    await attacked.renew();
    const batchSeed = seed * 1_000_003 + sent;
    const batch = fc.sample(requests, { seed: batchSeed, numRuns: Math.min(BATCH, total - sent) });
    const queue = [...batch.entries()];
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const [at, { kind, request }] = next;
        const address = `198.51.${(at * 7) % 256}.${(sent / BATCH) % 256}`;
        const own = attacked.headers(request.caller).get("cookie");
        const answer = await sendRaw(Number(port), bytesOf(request, { host, own, address }));
        const of = kind === "api" ? tally.statuses.api : tally.statuses.page;
        of[answer.status] = (of[answer.status] ?? 0) + 1;
        const [, location] = /^location: *(.*)$/im.exec(answer.headers) ?? [];
        const elsewhere = location !== undefined && new URL(location.trim(), shop.url).origin !== shop.url;
        if (answer.status >= 100 && !isFailure(answer.status, answer.body) && !elsewhere) continue;
        const { method, target, headers, cookie, body, caller, host: asked } = request;
        const shown = JSON.stringify({ headers, cookie, host: asked, body: body?.toString().slice(0, 400) });
        const line = `${elsewhere ? `leads to ${location}: ` : ""}${answer.status} (seed ${batchSeed}, request ${at}) ${caller}: ${method} ${target.slice(0, 400)} ${shown}`;
        tally.wrong.push(line);
        process.stdout.write(`${line}\n  ${answer.body.slice(0, 200)}\n`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if ((sent / BATCH) % 10 === 9)
      process.stdout.write(`${sent + BATCH} after ${since()} s ${JSON.stringify(tally.statuses)}\n`);
  }
  const health = await fetch(`${shop.url}/api/health`);
  process.stdout.write(`afterwards the shop answers ${health.status} ${(await health.text()).slice(0, 300)}\n`);
  await db.$disconnect();
  return tally;
}

const total = Number(values.requests);
const env = { RATE_LIMIT_FACTOR: "100000", TRUSTED_PROXIES: "1" };
const { statuses, wrong } = await withShop({ dir: ".test/fuzz", env }, (shop) =>
  attack(shop, total, Number(values.seed)),
);
for (const [kind, counts] of Object.entries(statuses)) process.stdout.write(`${kind}: ${JSON.stringify(counts)}\n`);
process.stdout.write(`${total} requests in ${since()} s, ${wrong.length} answered by a failure or not at all\n`);
process.exit(wrong.length === 0 ? 0 : 1);

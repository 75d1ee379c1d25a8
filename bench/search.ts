/**
 * Search against a sandbox whose check host answers in 20–800 ms, over 40 suffixes, alone and with ten visitors at once:
 * how much later than in a bare loop of the same requests, asked straight from the upstream by as many callers, the first
 * answer and the last one come; and how many calls fifty visitors with one name cause.
 */
import { randomBytes } from "node:crypto";
import { Agent, request } from "node:http";
import pg from "pg";
import { type Shop, withShop } from "../scripts/testing/shop";
import { type BenchRow, median } from "./row";
import { visit } from "./visit";

const SUFFIXES = 40;
const VISITORS = 10;
const ROUNDS = 5;
/** Rounds before measuring, so that the code is compiled and the connections are open. */
const WARM_UPS = 6;

/** Every label is new, and free under every suffix. */
const label = () => `freebench${randomBytes(6).toString("hex")}`;

interface Times {
  firstMs: number;
  lastMs: number;
}

const agent = new Agent({ keepAlive: true });

/** The same request, sent to the sandbox without the shop. */
function ask(sandboxUrl: string, name: string, suffix: string): Promise<void> {
  const query = new URLSearchParams({ "domain-name": name, tld: suffix });
  return new Promise((resolve, reject) => {
    const sent = request(`${sandboxUrl}/check.aspx?${query}`, { agent }, (response) => {
      response.resume();
      response.on("end", resolve);
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end();
  });
}

async function bareLoop(sandboxUrl: string, suffixes: readonly string[]): Promise<Times> {
  const started = performance.now();
  const name = label();
  const ends = await Promise.all(
    suffixes.map(async (suffix) => {
      await ask(sandboxUrl, name, suffix);
      return performance.now() - started;
    }),
  );
  return { firstMs: Math.min(...ends), lastMs: Math.max(...ends) };
}

/** Leaves forty suffixes on sale. @returns them. */
async function keepForty(shop: Shop): Promise<string[]> {
  const client = new pg.Client({ connectionString: shop.databaseUrl });
  await client.connect();
  try {
    const kept = await client.query<{ suffix: string }>(
      `UPDATE suffixes SET enabled = suffix IN (
         SELECT s.suffix FROM suffixes s JOIN upstream_prices p ON p.key = s.suffix AND p.action = 'purchase'
         WHERE NOT s.label_must_be_chinese ORDER BY s.position, s.suffix LIMIT $1)
       RETURNING CASE WHEN enabled THEN suffix END AS suffix`,
      [SUFFIXES],
    );
    return kept.rows.map(({ suffix }) => suffix).filter((suffix) => suffix !== null);
  } finally {
    await client.end();
  }
}

async function checkCalls(sandboxUrl: string): Promise<number> {
  const counters = (await (await fetch(`${sandboxUrl}/__sandbox/counters`)).json()) as Record<
    string,
    { calls: number }
  >;
  return counters["check.check"]?.calls ?? 0;
}

const together = <T>(count: number, one: () => Promise<T>) => Promise.all(Array.from({ length: count }, one));

async function measure(shop: Shop): Promise<BenchRow[]> {
  const { url, sandboxUrl } = shop;
  const suffixes = await keepForty(shop);
  if (suffixes.length !== SUFFIXES) throw new Error(`${suffixes.length} suffixes have a price, not ${SUFFIXES}`);
  await new Promise((resolve) => setTimeout(resolve, 11_000)); // the web process reads its list again after ten seconds
  await visit(url, label());
  for (let round = 0; round < WARM_UPS; round++) {
    await together(VISITORS, () => visit(url, label()));
    await together(VISITORS, () => bareLoop(sandboxUrl, suffixes));
  }

  const firsts: number[] = [];
  const lasts: number[] = [];
  const bareFirsts: number[] = [];
  const bareLasts: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const bare = await together(VISITORS, () => bareLoop(sandboxUrl, suffixes));
    const ours = await together(VISITORS, () => visit(url, label()));
    bareFirsts.push(...bare.map(({ firstMs }) => firstMs));
    bareLasts.push(Math.max(...bare.map(({ lastMs }) => lastMs)));
    firsts.push(...ours.map(({ firstMs }) => firstMs));
    lasts.push(Math.max(...ours.map(({ lastMs }) => lastMs)));
  }
  const alone: number[] = [];
  const bareAlone: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    bareAlone.push((await bareLoop(sandboxUrl, suffixes)).firstMs);
    alone.push((await visit(url, label())).firstMs);
  }

  const before = await checkCalls(sandboxUrl);
  const name = label();
  await together(50, () => visit(url, name));
  const calls = (await checkCalls(sandboxUrl)) - before;

  const first = median(firsts);
  const last = median(lasts);
  const bareLast = median(bareLasts);
  const [bareFirst, bareFirstAlone] = [median(bareFirsts), median(bareAlone)];
  const fastest = (value: number) => ({ name: "the upstream's first answer, ms", value });
  return [
    {
      name: "search: first result, one visitor",
      value: median(alone),
      unit: "ms",
      baseline: fastest(bareFirstAlone),
      target: "≤ 25 ms after it",
      met: median(alone) - bareFirstAlone <= 25,
    },
    {
      name: "search: first result, ten visitors at once",
      value: first,
      unit: "ms",
      baseline: fastest(bareFirst),
      target: "≤ 25 ms after it",
      met: first - bareFirst <= 25,
    },
    {
      name: "search: last result, ten visitors at once",
      value: last,
      unit: "ms",
      baseline: { name: "bare loop, ms", value: bareLast },
      target: "≤ 50 ms after it",
      met: last - bareLast <= 50,
    },
    {
      name: "search: calls for fifty visitors with one name",
      value: calls,
      unit: "calls",
      baseline: { name: "suffixes", value: SUFFIXES },
      target: "one per suffix",
      met: calls === SUFFIXES,
    },
  ];
}

export function run(): Promise<BenchRow[]> {
  return withShop(
    { dir: ".test/bench-search", worker: false, quiet: true, sandboxArgs: ["--check-delay", "20-800"] },
    measure,
  );
}

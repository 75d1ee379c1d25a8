import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { forgetSettings } from "@/lib/settings/read-setting";
import type { Part } from "@/server/processes/shop-processes";
import { ended, freePorts, killGroup, Processes } from "./group";
import { type Balancer, startProxy } from "./proxy";
import { askShop, type Customer, type Load, startLoad } from "./visitors";
import { judgeOrders, openTown, type Town } from "./world";

export interface MachinesResult {
  faults: string[];
  /** What was measured, in words. */
  told: string[];
  load: Load;
}

/** A machine: its web processes on a port of its own, and its worker. Each part is a group of processes. */
interface Machine {
  port: number;
  parts: Part[];
}

const WRITES = 60;
const NAMES = 15;
/** Four searches of all suffixes, and not five. */
const BUDGET_OF_SEARCHES = 4.5;
const LOAD_MS = 6_000;

/**
 * Two machines on one database, behind a load balancer: each two web processes and a worker. They share calls of searches and the limits of
 * callers; then all processes of one are killed while customers buy. Customers repeat what failed: each order must be there once and be done,
 * and streams must go on at the other machine.
 */
export async function playMachines(): Promise<MachinesResult> {
  const town = await openTown(4);
  const machines: Machine[] = [];
  let proxy: Balancer | undefined;
  try {
    const ports = await freePorts(2);
    const processes = await Processes.open(() => ({
      ...{ WEB_PROCESSES: "2", DATABASE_POOL_SIZE: "20", WORKER_CONCURRENCY: "4", TRUSTED_PROXIES: "1" },
      ...{ RATE_LIMIT_FACTOR: "1", APP_URL: proxy?.url },
    }));
    proxy = await startProxy(ports);
    for (const port of ports) machines.push({ port, parts: [await processes.web(port), await processes.worker()] });
    await sleep(1_000);
    const [here, there] = machines.map(({ port }) => `http://127.0.0.1:${port}`) as [string, string];
    const faults: string[] = [];
    const told: string[] = [];
    const check = (what: string, good: boolean) => {
      told.push(what);
      if (!good) faults.push(what);
    };
    const origin = new URL(proxy.url).origin;
    await sharedSearches(town, here, there, check);
    await sharedBudget(town, here, there, check);
    await sharedWrites(town.customers[0] as Customer, { here, there, origin }, check);

    const customers = town.customers.slice(1);
    const visitors = startLoad({ url: proxy.url, customers, pauseMs: 400, repeats: true });
    await sleep(LOAD_MS);
    const before = visitors.load.streams;
    const [first] = machines;
    for (const part of first?.parts ?? []) killGroup(part);
    for (const part of first?.parts ?? []) await ended(part);
    await sleep(LOAD_MS);
    const load = await visitors.stop();
    check(
      `after one machine was killed ${load.streams - before} connections to streams were made, ${load.counts.stream?.failed ?? 0} of all broke off`,
      load.streams > before,
    );
    faults.push(...(await judgeOrders(town, load)));
    return { faults, told, load };
  } finally {
    for (const { parts } of machines) for (const part of parts) killGroup(part);
    await proxy?.close();
    await town.close();
  }
}

type Check = (what: string, good: boolean) => void;

const from = (ip: string) => ({ headers: { "x-forwarded-for": ip } });
const hitsOf = (text: string) => (text.match(/"type":"hit"/g) ?? []).length;
const totalOf = (text: string) => Number(/"total":(\d+)/.exec(text)?.[1] ?? 0);

/** Two visitors look for the same names at the same moment, each at another machine. */
async function sharedSearches({ world }: Town, here: string, there: string, check: Check): Promise<void> {
  const calls = () => world.sandbox.calls.counters()["check.check"]?.calls ?? 0;
  const before = calls();
  let total = 0;
  let whole = true;
  for (let index = 0; index < NAMES; index++) {
    const path = `/api/v1/search?q=free${randomUUID().replaceAll("-", "").slice(0, 12)}`;
    const answers = await Promise.all([
      askShop(`${here}${path}`, from(`198.51.100.${index + 1}`)),
      askShop(`${there}${path}`, from(`192.0.2.${index + 1}`)),
    ]);
    for (const { status, text } of answers) whole &&= status === 200 && hitsOf(text) === totalOf(text);
    total += totalOf(answers[0]?.text ?? "");
  }
  const made = calls() - before;
  check(
    `${NAMES} names looked for at both machines at once, ${total} questions: ${made} calls of the upstream`,
    whole && total > 0 && made <= total * 1.05,
  );
}

/** A visitor's budget of questions, used at both machines. */
async function sharedBudget({ world }: Town, here: string, there: string, check: Check): Promise<void> {
  const first = await askShop(`${here}/api/v1/search?q=free${randomUUID().slice(0, 8)}`, from("198.51.100.200"));
  const total = totalOf(first.text);
  const value = { checksPerMinute: Math.floor(total * BUDGET_OF_SEARCHES) };
  await world.database.db.setting.upsert({
    where: { key: "upstreamLimits" },
    create: { key: "upstreamLimits", value },
    update: { value },
  });
  forgetSettings();
  // Every process reads a changed setting again within seconds; the first search of each begins to.
  for (let round = 0; round < 3; round++) {
    for (const url of [here, there, here, there]) await askShop(`${url}/api/v1/search?q=taken`, from("198.51.100.201"));
    await sleep(1_500);
  }
  let passed = 0;
  for (let index = 0; index < 12; index++) {
    const url = index % 2 === 0 ? here : there;
    const { status } = await askShop(`${url}/api/v1/search?q=free${randomUUID().slice(0, 8)}`, from("198.51.100.202"));
    if (status === 200) passed += 1;
  }
  const most = Math.floor(BUDGET_OF_SEARCHES);
  check(`of 12 searches of one visitor at both machines ${passed} passed, the budget is for ${most}`, passed === most);
  await world.database.db.setting.delete({ where: { key: "upstreamLimits" } });
}

/** A customer's writes: sixty a minute, wherever they are sent. */
async function sharedWrites(
  { cookie }: Customer,
  { here, there, origin }: { here: string; there: string; origin: string },
  check: Check,
): Promise<void> {
  const headers = { cookie, origin, "content-type": "application/json" };
  // The limit is a minute's: not across two of them.
  const answers = await Promise.all(
    Array.from({ length: WRITES * 2 }, (_, index) =>
      askShop(`${index % 2 === 0 ? here : there}/api/v1/orders`, { method: "POST", headers, body: "{}" }),
    ),
  );
  const passed = answers.filter(({ status }) => status === 422).length;
  const refused = answers.filter(({ status }) => status === 429).length;
  check(
    `of ${WRITES * 2} writes of one customer at both machines at once ${passed} passed and ${refused} were refused`,
    passed === WRITES && refused === WRITES,
  );
}

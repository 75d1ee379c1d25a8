/**
 * One visitor crowds the shop: 2,000 searches at once from one address, each for another name. How much later than in the idle
 * shop of the same run another visitor sees a first result, and how many calls of the upstream the crowd causes.
 */
import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { settings } from "../lib/settings/contract";
import { type Shop, withShop } from "../scripts/testing/shop";
import { type BenchRow, median } from "./row";
import { type Visit, visit } from "./visit";

const CROWD = 2_000;
const ROUNDS = 5;
/** When the other visitors come, in ms after the crowd's first request. */
const COMING_MS = [50, 150, 300, 600];
const WARM_UPS = 10;

const label = () => `freecrowd${randomBytes(6).toString("hex")}`;
let visitors = 0;
/** An address that nobody had before. */
const newcomer = () => `198.51.${Math.floor(++visitors / 250)}.${(visitors % 250) + 1}`;

async function checkCalls(sandboxUrl: string): Promise<number> {
  const counters = (await (await fetch(`${sandboxUrl}/__sandbox/counters`)).json()) as Record<
    string,
    { calls: number }
  >;
  return counters["check.check"]?.calls ?? 0;
}

async function measure({ url, sandboxUrl }: Shop): Promise<BenchRow[]> {
  const search = (ip: string) => visit(url, label(), ip);
  for (let i = 0; i < WARM_UPS; i++) await Promise.all(Array.from({ length: 5 }, () => search(newcomer())));
  const idle: Visit[] = [];
  for (let i = 0; i < ROUNDS * COMING_MS.length; i++) idle.push(await search(newcomer()));

  const crowded: Visit[] = [];
  const asked: number[] = [];
  const perVisit = await callsOf(sandboxUrl, () => search(newcomer()));
  for (let round = 0; round < ROUNDS; round++) {
    const calls = await callsOf(sandboxUrl, async () => {
      const others = await crowdAndOthers(url, () => search(newcomer()));
      crowded.push(...others);
    });
    asked.push(calls - COMING_MS.length * perVisit);
    await sleep(1_000);
  }
  const budget = settings.upstreamLimits.schema.parse({}).checksPerMinute;
  const [first, firstIdle] = [crowded, idle].map((visits) => median(visits.map(({ firstMs }) => firstMs)));
  if (first === undefined || firstIdle === undefined) throw new Error("nobody came");
  return [
    {
      name: "search: first result while one address sends 2,000 searches at once",
      value: first,
      unit: "ms",
      baseline: { name: "in the idle shop, ms", value: firstIdle },
      target: "≤ 300 ms after it",
      met: first - firstIdle <= 300,
    },
    {
      name: "search: upstream calls for those 2,000 searches",
      value: Math.max(...asked),
      unit: "calls",
      baseline: { name: "the address's budget", value: budget },
      target: "within it",
      met: Math.max(...asked) <= budget,
    },
  ];
}

/** Starts the crowd's searches, and other visitors' a little later. @returns what the other visitors saw. */
async function crowdAndOthers(url: string, search: () => Promise<Visit>): Promise<Visit[]> {
  const crowd = fork("bench/crowd.ts", [url, newcomer(), String(CROWD)], { execArgv: ["--import", "tsx"] });
  await once(crowd, "message");
  crowd.send("go");
  const [others, [statuses]] = await Promise.all([
    Promise.all(COMING_MS.map((ms) => sleep(ms).then(search))),
    once(crowd, "message") as Promise<[number[]]>,
  ]);
  const passed = statuses.filter((status) => status === 200).length;
  if (statuses.length !== CROWD || statuses.some((status) => status !== 200 && status !== 429))
    throw new Error("the crowd broke the shop");
  const firsts = others.map(({ firstMs }) => Math.round(firstMs)).join(", ");
  process.stderr.write(`${passed} of ${CROWD} searches passed; others' first results after ${firsts} ms\n`);
  return others;
}

async function callsOf(sandboxUrl: string, work: () => Promise<unknown>): Promise<number> {
  const before = await checkCalls(sandboxUrl);
  await work();
  return (await checkCalls(sandboxUrl)) - before;
}

export function run(): Promise<BenchRow[]> {
  return withShop(
    {
      dir: ".test/bench-crowding",
      worker: false,
      quiet: true,
      sandboxArgs: ["--check-delay", "20-800"],
      env: { RATE_LIMIT_FACTOR: "1", TRUSTED_PROXIES: "1" },
    },
    measure,
  );
}

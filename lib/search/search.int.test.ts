import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { refreshPrices } from "@/lib/pricing/refresh-prices";
import { seedSuffixes } from "@/lib/pricing/seed-suffixes";
import { upstream } from "@/lib/upstream/client";
import { sandboxEnv } from "@/sandbox/http/credentials";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { usualAnswerTime } from "./answer-times";
import type { SearchLine } from "./contract";
import { searchNames } from "./search-names";
import { searchOne } from "./search-one";
import { type CheckHostFront, startCheckHostFront } from "./testing/check-host-front";

const system = { kind: "system", job: "test" } as const;
const visitor = { kind: "visitor", ip: "127.0.0.1" } as const;

let database: TestDatabase;
let sandbox: RunningSandbox;
let front: CheckHostFront;
let wire: CheckHostFront["wire"];
beforeAll(async () => {
  sandbox = await startSandbox({ settings: { warts: "clean" } });
  front = await startCheckHostFront(sandbox.port);
  wire = front.wire;
  database = await createTestDatabase({
    ...sandboxEnv(sandbox.url),
    CNDNS_CHECK_URL: front.url,
  });
  await seedSuffixes(system);
  await refreshPrices(system, {});
}, 120_000);

afterAll(async () => {
  await upstream().flushLog();
  upstream().close();
  front.close();
  await sandbox.close();
  await database.drop();
});

beforeEach(() => {
  sandbox.world.transact(() => sandbox.world.putSettings({ checkDelayMs: { min: 0, max: 0 } }));
  sandbox.calls.clear();
  wire.hungUp = 0;
  wire.came = [];
});
afterEach(() => sandbox.faults.clear());

interface Received {
  line: SearchLine;
  /** How many calls of the check host were unanswered when the line came. */
  openCalls: number;
}

async function search(q: string, signal = new AbortController().signal): Promise<Received[]> {
  const response = await searchNames(visitor, { q }, { signal, locale: "zh" });
  const lines: Received[] = [];
  let rest = "";
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const parts = (rest + Buffer.from(chunk).toString("utf8")).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) lines.push({ line: JSON.parse(part), openCalls: wire.open });
  }
  return lines;
}

const hits = (lines: Received[]) => lines.flatMap(({ line }) => (line.type === "hit" ? [line] : []));
/** What was answered, each once; nothing of a search without answers. */
const answersOf = (found: ReturnType<typeof hits>) => [
  ...new Set(found.map(({ answer, reason }) => (reason ? `${answer} ${reason}` : answer))),
];
const suffixesOf = (lines: Received[]) =>
  lines.flatMap(({ line }) => (line.type === "start" ? (line.names[0]?.suffixes ?? []) : []));
let counter = 0;
const fresh = () => `freesearch${Date.now().toString(36)}${counter++}`;
const slow = (min: number, max: number) =>
  sandbox.world.transact(() => sandbox.world.putSettings({ checkDelayMs: { min, max } }));

describe("search", () => {
  it("answers every suffix that is for sale, the asked one first, with prices in the first line", async () => {
    const name = fresh();
    const lines = await search(`https://www.${name}.com.cn/x`);
    const [first] = lines;
    if (first?.line.type !== "start") throw new Error("no start line");
    expect(first.line.names[0]).toMatchObject({ label: name, asked: ".com.cn" });
    expect(first.line.names[0]?.suffixes[0]).toBe(".com.cn");
    expect(first.line.total).toBeGreaterThanOrEqual(45);
    const com = first.line.suffixes.find(({ suffix }) => suffix === ".com");
    expect(com?.english).toMatchObject({ registerFen: "9000", renewFen: "9500" });
    expect(hits(lines)).toHaveLength(first.line.total);
    expect(answersOf(hits(lines))).toEqual(["free"]);
    expect(lines.at(-1)?.line.type).toBe("end");
  });

  it("sends the first answer while other suffixes have none yet", async () => {
    slow(20, 800);
    const first = (await search(fresh())).find(({ line }) => line.type === "hit");
    // Answers are not gathered and sent together. `npm run bench -- search` measures how soon they come.
    expect(first?.openCalls).toBeGreaterThan(0);
  });

  it("asks the typed suffix first, then in turns the quickest and the slowest by their answer times", async () => {
    slow(20, 800);
    const first = await search(fresh());
    const times = new Map(suffixesOf(first).map((suffix) => [suffix, usualAnswerTime(suffix) ?? Number.NaN]));
    wire.came = [];
    await search(`${fresh()}.info`);
    times.delete(".info");
    const byTime = [...times.keys()].sort((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0));
    // The average distance of the ranks from the middle: 1 is the quickest or the slowest. Requests may arrive in another order.
    const extreme = (suffixes: string[]) => {
      const ranks = suffixes.map((suffix) => byTime.indexOf(suffix) / (byTime.length - 1));
      return ranks.reduce((sum, rank) => sum + Math.abs(rank * 2 - 1), 0) / ranks.length;
    };
    expect(wire.came.slice(0, 3)).toContain(".info");
    const others = wire.came.filter((suffix) => suffix !== ".info");
    expect([...others].sort()).toEqual([...byTime].sort());
    expect(extreme(others.slice(0, 8))).toBeGreaterThan(0.8);
    expect(extreme(others.slice(-8))).toBeLessThan(0.3);
  });

  it("asks the upstream once per suffix for fifty visitors with one name", async () => {
    slow(20, 200);
    const name = fresh();
    const all = await Promise.all(Array.from({ length: 50 }, () => search(name)));
    const total = hits(all[0] ?? []).length;
    expect(all.every((lines) => hits(lines).length === total)).toBe(true);
    expect(sandbox.calls.counters()["check.check"]?.calls).toBe(total);
    // The answers are remembered.
    await search(name);
    expect(sandbox.calls.counters()["check.check"]?.calls).toBe(total);
  });

  it("hangs up on the upstream when the visitor leaves, long before it would have answered", async () => {
    slow(10_000, 10_000);
    const gone = new AbortController();
    const reading = search(fresh(), gone.signal).catch(() => []);
    await expect.poll(() => wire.open, { timeout: 1_900, interval: 20 }).toBeGreaterThanOrEqual(45);
    gone.abort();
    await expect.poll(() => wire.open, { timeout: 2_000, interval: 20 }).toBe(0);
    expect(wire.hungUp).toBeGreaterThanOrEqual(45);
    expect(upstream().load().check).toEqual({ waiting: 0, inFlight: 0 });
    void reading;
  });

  it("keeps the calls that another visitor waits for", async () => {
    slow(400, 400);
    const name = fresh();
    const gone = new AbortController();
    void search(name, gone.signal).catch(() => []);
    const stays = search(name);
    await expect.poll(() => wire.open, { interval: 5 }).toBeGreaterThan(0);
    gone.abort();
    const lines = await stays;
    expect(answersOf(hits(lines))).toEqual(["free"]);
    expect(wire.hungUp).toBe(0);
  });

  it("says of a suffix that it did not answer, and answers when asked again", async () => {
    const name = `check-error${fresh()}`;
    const lines = hits(await search(name));
    expect(answersOf(lines)).toEqual(["failed check_failed"]);
    const other = fresh();
    sandbox.faults.plant({
      kind: "hangBefore",
      endpoint: "check.check",
      name: `${other}.store`,
      count: -1,
      ms: 0,
      status: 503,
      code: "",
      text: "",
    });
    const slowest = hits(await search(other)).find((hit) => hit.name === `${other}.store`);
    expect(slowest).toMatchObject({ answer: "failed", reason: "timeout" });
    sandbox.faults.clear();
    expect(await searchOne(visitor, { name: `${other}.store` }, {})).toMatchObject({ answer: "free" });
  });

  it("reads several names at once and gives a reason for nonsense", async () => {
    const [a, b] = [fresh(), fresh()];
    const lines = await search(`${a}\n${b}.cn, 192.168.1.1`);
    const first = lines[0]?.line;
    if (first?.type !== "start") throw new Error("no start line");
    expect(first.names.map(({ label }) => label)).toEqual([a, b]);
    expect(first.nonsense).toMatchObject([
      { typed: "192.168.1.1", code: "ip_address", message: expect.stringContaining("IP") },
    ]);
    expect(hits(lines)).toHaveLength(first.total);
  });

  it("knows Chinese names by their punycode", async () => {
    const lines = await search("山里茶叶铺子专卖店.中国");
    expect(hits(lines).some(({ name }) => /^xn--.*\.xn--fiqs8s$/.test(name))).toBe(true);
    expect(answersOf(hits(lines))).toEqual(["free"]);
  });

  it("answers from what another process wrote down", async () => {
    const name = fresh();
    await database.db.nameAvailability.create({
      data: { name: `${name}.com`, available: false, checkedAt: new Date() },
    });
    const lines = hits(await search(name));
    expect(lines.find((hit) => hit.name === `${name}.com`)).toMatchObject({ answer: "taken" });
    expect(wire.came).not.toContain(".com");
    expect(wire.came).toHaveLength(lines.length - 1);
  });

  it("writes what it learnt down for other processes", async () => {
    const name = fresh();
    await search(name);
    const free = { name: { startsWith: `${name}.` }, available: true };
    await expect.poll(() => database.db.nameAvailability.count({ where: free })).toBeGreaterThanOrEqual(45);
  });

  it("asks for itself and counts for itself when the database can't help", async () => {
    const tables = ["name_availabilities", "rate_limits"];
    for (const table of tables) await database.asOwner(`ALTER TABLE ${table} RENAME TO ${table}_gone`);
    const lines = await search(fresh());
    expect(answersOf(hits(lines))).toEqual(["free"]);
    expect(wire.came.length).toBe(hits(lines).length);
    for (const table of tables) await database.asOwner(`ALTER TABLE ${table}_gone RENAME TO ${table}`);
  });
});

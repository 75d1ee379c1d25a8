import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { receivesNotifications } from "@/lib/db/listen";
import { refreshPrices } from "@/lib/pricing/refresh-prices";
import { seedSuffixes } from "@/lib/pricing/seed-suffixes";
import { upstream } from "@/lib/upstream/client";
import { sandboxEnv } from "@/sandbox/http/credentials";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { bundle } from "@/server/processes/bundle";
import type { SearchLine } from "./contract";
import { searchNames } from "./search-names";
import { type CheckHostFront, startCheckHostFront } from "./testing/check-host-front";
import type { SearchCommand, SearchOutcome } from "./testing/search-process";

const system = { kind: "system", job: "test" } as const;

let database: TestDatabase;
let sandbox: RunningSandbox;
let front: CheckHostFront;
let searchProcess: string;
let other: ChildProcess;
/** How many names a search asks for. */
let suffixes: number;
const outcomes = new Map<number, (outcome: SearchOutcome) => void>();

async function startOther(): Promise<void> {
  // Vitest's own arguments for Node are not the process's.
  other = fork(searchProcess, { execArgv: [] });
  other.on("message", (outcome: SearchOutcome) => {
    if ("id" in outcome) outcomes.get(outcome.id)?.(outcome);
  });
  await once(other, "message");
}

beforeAll(async () => {
  searchProcess = (await bundle(["lib/search/testing/search-process.ts"]))("lib/search/testing/search-process.ts");
  sandbox = await startSandbox({ settings: { warts: "clean" } });
  front = await startCheckHostFront(sandbox.port);
  database = await createTestDatabase({ ...sandboxEnv(sandbox.url), CNDNS_CHECK_URL: front.url });
  await seedSuffixes(system);
  await refreshPrices(system, {});
  // Enough for one search of a visitor, not for two.
  await database.asOwner("INSERT INTO settings (key, value) VALUES ('upstreamLimits', '{\"checksPerMinute\": 100}')");
  await Promise.all([startOther(), receivesNotifications()]);
  suffixes = total(linesOf(await here(fresh(), fromIp()))) ?? 0;
}, 120_000);

afterAll(async () => {
  other.kill("SIGKILL");
  await upstream().flushLog();
  upstream().close();
  front.close();
  await sandbox.close();
  await database.drop();
});

beforeEach(() => {
  front.wire.holdMs = 0;
  front.wire.came = [];
  front.wire.hungUp = 0;
});

const calls = () => front.wire.came.length;
let counter = 0;
const fresh = () => `freetwo${Date.now().toString(36)}${counter++}`;
/** Every test has visitors of its own. */
const fromIp = () => `203.0.113.${counter++}`;
const answered = (lines: SearchLine[]) => lines.filter((line) => line.type === "hit" && line.answer === "free").length;
const total = (lines: SearchLine[]) => lines.flatMap((line) => (line.type === "start" ? [line.total] : []))[0];

/** Searches in this process. */
async function here(q: string, ip: string, signal = new AbortController().signal): Promise<SearchLine[] | string> {
  try {
    const response = await searchNames({ kind: "visitor", ip }, { q }, { signal, locale: "zh" });
    const text = await response.text();
    return text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as SearchLine);
  } catch (error) {
    return error instanceof AppError ? error.code : "left";
  }
}

/** Searches in the other one. */
function there(q: string, ip: string): { id: number; outcome: Promise<SearchLine[] | string> } {
  const id = counter++;
  const outcome = new Promise<SearchLine[] | string>((resolve) => {
    outcomes.set(id, (outcome) =>
      resolve("lines" in outcome ? outcome.lines : "refused" in outcome ? outcome.refused : ""),
    );
  });
  other.send({ id, q, ip } satisfies SearchCommand);
  return { id, outcome };
}

function linesOf(outcome: SearchLine[] | string): SearchLine[] {
  if (typeof outcome === "string") throw new Error(outcome);
  return outcome;
}

describe("searches in two processes", () => {
  it("ask the upstream once per suffix for fifty visitors with one name", async () => {
    front.wire.holdMs = 300;
    const name = fresh();
    const searches = Array.from({ length: 25 }, () => [here(name, fromIp()), there(name, fromIp()).outcome]).flat();
    const all = (await Promise.all(searches)).map(linesOf);
    for (const lines of all) expect(answered(lines)).toBe(total(lines));
    expect(calls()).toBe(total(all[0] ?? []));
  });

  it("answer with what the other process was answered, failures too", async () => {
    // A failure is told to who waits for it and remembered for nobody: the other process must have asked before the first answer.
    front.wire.holdMs = 3_000;
    const name = `check-error${fresh()}`;
    const first = here(name, fromIp());
    await expect.poll(calls, { timeout: 2_000 }).toBe(suffixes);
    const all = await Promise.all([first, there(name, fromIp()).outcome]);
    for (const lines of all.map(linesOf))
      expect(lines.filter((line) => line.type === "hit" && line.reason === "check_failed")).toHaveLength(
        total(lines) ?? -1,
      );
    // A name whose answer comes in the moment in which it is looked for again is asked once more; not all of them.
    expect(calls()).toBeLessThan(1.5 * suffixes);
  });

  it("take over from a process whose visitor leaves, and what was asked is asked once more", async () => {
    front.wire.holdMs = 3_000;
    const name = fresh();
    const first = there(name, fromIp());
    await expect.poll(calls, { timeout: 5_000 }).toBe(suffixes);
    const stays = here(name, fromIp());
    await sleep(300);
    other.send({ id: first.id, leave: true } satisfies SearchCommand);
    const lines = linesOf(await stays);
    expect(answered(lines)).toBe(total(lines));
    expect(front.wire.hungUp).toBe(suffixes);
    expect(calls()).toBe(2 * suffixes);
  });

  it("count one budget: what was used up in one process is missing in the other, and remembered names cost nothing", async () => {
    const [ip, name] = [fromIp(), fresh()];
    const first = linesOf(await here(name, ip));
    expect(calls()).toBe(total(first));
    expect(await there(fresh(), ip).outcome).toBe("search.too_many");
    expect(await here(fresh(), ip)).toBe("search.too_many");
    expect(calls()).toBe(total(first));
    expect(answered(linesOf(await there(name, ip).outcome))).toBe(total(first));
    expect(calls()).toBe(total(first));
  });

  it("take over from a process that dies", async () => {
    front.wire.holdMs = 3_000;
    const name = fresh();
    there(name, fromIp());
    await expect.poll(calls, { timeout: 5_000 }).toBe(suffixes);
    other.kill("SIGKILL");
    front.wire.holdMs = 0;
    const lines = linesOf(await here(name, fromIp()));
    expect(answered(lines)).toBe(total(lines));
  });
});

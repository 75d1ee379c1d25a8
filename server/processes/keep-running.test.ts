import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type KeptPart, keepPart, type PartTrouble } from "./keep-running";
import { pauseAfter } from "./pause-after";
import { type Part, startPart } from "./shop-processes";

const WORKS = 'process.send("up"); setInterval(() => {}, 1_000)';
/** Long enough that in these tests no part counts as having run well. */
const TIMES = { pauseAfter: () => 50, wellAfterMs: 600_000 };

let started: Part[] = [];
let gaveUpWith: number[] = [];
let troubles: (PartTrouble | null)[] = [];
let kept: KeptPart | undefined;

beforeEach(() => {
  [started, gaveUpWith, troubles] = [[], [], []];
});
afterEach(() => kept?.stop(0));

function keep(scripts: string[], more: Partial<Parameters<typeof keepPart>[0]> = {}): void {
  kept = keepPart({
    start: () => {
      const script = scripts[Math.min(started.length, scripts.length - 1)] ?? "";
      const part = startPart("worker", ["--eval", script], { ...process.env, LOG_LEVEL: "silent" }, { quiet: true });
      started.push(part);
      return part;
    },
    onGiveUp: (code) => gaveUpWith.push(code),
    onTrouble: (trouble) => troubles.push(trouble),
    times: TIMES,
    ...more,
  });
}

/** The process that runs, once so many were started. */
async function runningAfter(count: number): Promise<Part> {
  await expect.poll(() => started.length, { timeout: 20_000 }).toBe(count);
  const part = started[count - 1] as Part;
  expect(kept?.current()).toBe(part);
  return part;
}

test("one that is killed is replaced by another process, each time, however soon it dies again", async () => {
  keep([WORKS]);
  for (let count = 1; count <= 4; count++) {
    const { child } = await runningAfter(count);
    child.kill("SIGKILL");
  }
  await runningAfter(5);
  expect(gaveUpWith).toEqual([]);
  expect(troubles.map((trouble) => trouble?.times)).toEqual([2, 3, 4]);
}, 60_000);

test("one that can't start yet is started again until it can, and the trouble is over when it runs well", async () => {
  keep(["process.exit(1)", "process.exit(1)", "process.exit(1)", WORKS], { times: { ...TIMES, wellAfterMs: 3_000 } });
  await runningAfter(4);
  await expect.poll(() => troubles.at(-1), { timeout: 20_000 }).toBe(null);
  expect(gaveUpWith).toEqual([]);
}, 60_000);

test("a wrong configuration at the very first start is given up, and no other is tried", async () => {
  keep(["process.exit(78)"]);
  await expect.poll(() => gaveUpWith, { timeout: 10_000 }).toEqual([78]);
  await sleep(300);
  expect(started).toHaveLength(1);
}, 30_000);

test("once one was up, a wrong configuration is no reason to give up", async () => {
  keep([WORKS, "process.exit(78)", WORKS]);
  const { child } = await runningAfter(1);
  await once(child, "message");
  child.kill("SIGKILL");
  await runningAfter(3);
  expect(gaveUpWith).toEqual([]);
}, 30_000);

test("one that must start is given up when it ends before it is up", async () => {
  keep(["process.exit(3)"], { mustStart: true });
  await expect.poll(() => gaveUpWith, { timeout: 10_000 }).toEqual([3]);
}, 30_000);

test("one that is stopped is not replaced, nor one that died just before", async () => {
  keep([WORKS]);
  await kept?.stop();
  keep([WORKS], { times: { ...TIMES, pauseAfter: () => 300 } });
  started[1]?.child.kill("SIGKILL");
  await started[1]?.ended;
  await kept?.stop();
  await sleep(600);
  expect(started).toHaveLength(2);
}, 30_000);

test("pauses grow from one second to thirty", () => {
  expect([1, 2, 3, 4, 5, 6, 60].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

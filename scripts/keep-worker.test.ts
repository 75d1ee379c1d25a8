import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type KeptShop, keepWorker } from "./keep-worker";
import { type Part, startPart } from "./stack";

const WORKS = "setInterval(() => {}, 1_000)";
/** So short that a worker which is up has lasted. */
const MUST_LAST_MS = 200;
/** Longer than it takes until a worker is replaced. */
const LONG_MS = 2_000;

let started: Part[] = [];
let shop: KeptShop;
let stopping = false;
let stoppedWith: number[] = [];

beforeEach(() => {
  [started, stoppedWith, stopping] = [[], [], false];
  shop = { parts: [], isStopping: () => stopping, stopAll: (code) => stoppedWith.push(code) };
});
afterEach(async () => {
  stopping = true;
  for (const { child } of started) child.kill("SIGKILL");
  await Promise.all(started.map(({ ended }) => ended));
});

function start(script: string): () => Part {
  return () => {
    const part = startPart("worker", ["--eval", script], process.env, { quiet: true });
    started.push(part);
    return part;
  };
}

async function kill(part: Part | undefined): Promise<void> {
  await sleep(MUST_LAST_MS + 100);
  part?.child.kill("SIGKILL");
  await part?.ended;
}

/** The only part that runs, once so many were started. */
async function runningAfter(count: number): Promise<Part | undefined> {
  await expect.poll(() => started.length, { timeout: 5_000 }).toBe(count);
  expect(shop.parts).toEqual([started[count - 1]]);
  return shop.parts[0];
}

/** Asks the system, not the part. */
const isAlive = (part: Part | undefined) => {
  try {
    return process.kill(part?.child.pid ?? 0, 0);
  } catch {
    return false;
  }
};

test("a worker that is killed is replaced by another process, time and again", async () => {
  keepWorker(shop, start(WORKS), MUST_LAST_MS);
  const first = await runningAfter(1);
  expect(isAlive(first)).toBe(true);
  await kill(first);
  expect(isAlive(first)).toBe(false);
  const second = await runningAfter(2);
  expect(isAlive(second)).toBe(true);
  await kill(second);
  expect(isAlive(await runningAfter(3))).toBe(true);
  expect(stoppedWith).toEqual([]);
}, 30_000);

test("one that can't even start ends everything, and no other is tried", async () => {
  keepWorker(shop, start("process.exit(3)"), 30_000);
  await expect.poll(() => stoppedWith, { timeout: 10_000 }).toEqual([1]);
  await sleep(LONG_MS);
  expect(started).toHaveLength(1);
  expect(shop.parts).toEqual([]);
}, 30_000);

test("one that is stopped with its shop, however early, is not replaced, and no trouble", async () => {
  keepWorker(shop, start(WORKS), 30_000);
  stopping = true;
  await started[0]?.stop();
  await sleep(LONG_MS);
  expect(started).toHaveLength(1);
  expect(stoppedWith).toEqual([]);
}, 30_000);

test("nor is one that died just before", async () => {
  keepWorker(shop, start(WORKS), MUST_LAST_MS);
  await kill(started[0]);
  expect(shop.parts).toEqual([]);
  stopping = true;
  await sleep(LONG_MS);
  expect(started).toHaveLength(1);
}, 30_000);

import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { log } from "@/lib/core/log";
import { watchQueue } from "./watch-queue";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(log, "warn").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Fails each poll for a job, one a second. @returns how often onStuck was called. */
async function failing(
  seconds: number,
  answers: () => Promise<unknown>,
  between: (second: number, events: EventEmitter) => void = () => undefined,
) {
  const events = new EventEmitter();
  const stuck = vi.fn();
  watchQueue(events, { $queryRaw: answers as never }, stuck);
  for (let second = 0; second < seconds; second++) {
    events.emit("worker:getJob:error", { error: new Error("gone") });
    between(second, events);
    await vi.advanceTimersByTimeAsync(1_000);
  }
  return stuck.mock.calls.length;
}

const there = async () => [{ here: 1 }];
const away = async () => {
  throw new Error("the database is away");
};

it("ends a process whose queue fails for ever while the database answers", async () => {
  expect(await failing(9, there)).toBe(0);
  expect(await failing(20, there)).toBeGreaterThan(0);
});

it("waits for a database that is away, however long, and does not end the process once it is back", async () => {
  expect(await failing(300, away)).toBe(0);
  let back = false;
  const answers = async () => (back ? there() : away());
  const returns = (second: number, events: EventEmitter) => {
    back = second >= 40;
    if (second >= 42) events.emit("worker:getJob:empty");
  };
  expect(await failing(60, answers, returns)).toBe(0);
});

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { FREE_MS, forgetName, recall, remember, TAKEN_MS } from "./availability-memory";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("remembers a taken name for longer than a free one, counted from when it was asked", () => {
  remember("taken.com", false, Date.now());
  remember("free.com", true, Date.now());
  remember("heard.com", true, Date.now() - FREE_MS + 1_000);
  vi.advanceTimersByTime(999);
  expect([recall("taken.com"), recall("free.com"), recall("heard.com")]).toEqual([false, true, true]);
  vi.advanceTimersByTime(2);
  expect(recall("heard.com")).toBeUndefined();
  vi.advanceTimersByTime(FREE_MS);
  expect([recall("taken.com"), recall("free.com")]).toEqual([false, undefined]);
  vi.advanceTimersByTime(TAKEN_MS);
  expect(recall("taken.com")).toBeUndefined();
});

it("lets no older answer take a newer one's place, and remembers none that is too old", () => {
  remember("moved.com", false, Date.now());
  remember("moved.com", true, Date.now() - 1);
  expect(recall("moved.com")).toBe(false);
  remember("late.com", true, Date.now() - FREE_MS);
  expect(recall("late.com")).toBeUndefined();
  forgetName("moved.com");
  expect(recall("moved.com")).toBeUndefined();
});

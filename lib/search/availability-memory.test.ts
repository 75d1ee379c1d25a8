import { expect, it } from "vitest";
import { makeLater } from "@/scripts/testing/make-later";
import { FREE_MS, forgetName, recall, remember, TAKEN_MS } from "./availability-memory";

it("remembers a taken name for longer than a free one, counted from when it was asked", async () => {
  remember("taken.com", false, Date.now());
  remember("free.com", true, Date.now());
  remember("heard.com", true, Date.now() - FREE_MS + 10_000);
  await makeLater(5_000);
  expect([recall("taken.com"), recall("free.com"), recall("heard.com")]).toEqual([false, true, true]);
  await makeLater(5_000);
  expect(recall("heard.com")).toBeUndefined();
  await makeLater(FREE_MS);
  expect([recall("taken.com"), recall("free.com")]).toEqual([false, undefined]);
  await makeLater(TAKEN_MS);
  expect(recall("taken.com")).toBeUndefined();
});

it("lets no older answer take a newer one's place, and remembers none that is too old", () => {
  const now = Date.now();
  remember("moved.com", false, now);
  remember("moved.com", true, now - 1);
  expect(recall("moved.com")).toBe(false);
  remember("late.com", true, Date.now() - FREE_MS);
  expect(recall("late.com")).toBeUndefined();
  forgetName("moved.com");
  expect(recall("moved.com")).toBeUndefined();
});

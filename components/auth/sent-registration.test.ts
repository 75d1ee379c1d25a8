import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sentRegistration } from "./sent-registration";

const sent = { name: "林晓雯", email: "lin@example.com", mailKept: false };
let stored = new Map<string, string>();

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it("remembers to whom a mail was sent, and never the password", () => {
  expect(sentRegistration.read()).toBeNull();
  sentRegistration.keep({ ...sent, password: "three-quiet-rivers" } as typeof sent);
  expect([...stored.values()].join()).not.toContain("rivers");
  expect(sentRegistration.read()).toEqual(sent);
  sentRegistration.forget();
  expect(sentRegistration.read()).toBeNull();
});

it("forgets it when the mailed link no longer works", () => {
  vi.useFakeTimers();
  sentRegistration.keep(sent);
  vi.advanceTimersByTime(24 * 60 * 60 * 1000 + 1);
  expect(sentRegistration.read()).toBeNull();
});

it("knows nothing where nothing can be stored, or something else is", () => {
  stored.set("register.sent", "{");
  expect(sentRegistration.read()).toBeNull();
  stored.set("register.sent", JSON.stringify({ at: Date.now(), email: 5 }));
  expect(sentRegistration.read()).toBeNull();
  vi.stubGlobal("sessionStorage", undefined);
  sentRegistration.keep(sent);
  expect(sentRegistration.read()).toBeNull();
});

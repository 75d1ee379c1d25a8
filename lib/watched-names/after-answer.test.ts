import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { TAKEN_MS } from "@/lib/search/availability-memory";
import { afterAnswer, CONFIRM_MS, LONGEST_PAUSE_MS, type WatchAnswer, type WatchState } from "./after-answer";

const start = new Date("2026-12-03T00:00:00Z");
const at = (ms: number) => addMs(start, ms);
const watched = (over: Partial<WatchState> = {}): WatchState => ({
  ...{ state: "taken", askedAt: start, doubtedAt: null, dueAt: start, failures: 0, freeAt: null, toldAt: null },
  ...over,
});
const dueIn = (next: WatchState, from: Date) => next.dueAt.getTime() - from.getTime();

describe("when a name is asked for again", () => {
  it("is six to seven hours later, so four times a day at most", () => {
    for (const chance of [0, 0.5, 0.999]) {
      const due = dueIn(afterAnswer(watched(), "taken", at(1_000), chance), at(1_000));
      expect(due).toBeGreaterThanOrEqual(6 * HOUR_MS);
      expect(due).toBeLessThan(7 * HOUR_MS);
    }
  });

  it("without an answer is ever later, and changes nothing that is known", () => {
    let watch = watched({ state: "free", freeAt: start, toldAt: start, doubtedAt: at(5) });
    const pauses: number[] = [];
    for (let now = start; pauses.length < 9; now = watch.dueAt) {
      const next = afterAnswer(watch, "failed", now, 0);
      expect({ ...next, dueAt: 0, failures: 0 }).toEqual({ ...watch, dueAt: 0, failures: 0 });
      pauses.push(dueIn(next, now) / MINUTE_MS);
      watch = next;
    }
    expect(pauses).toEqual([15, 30, 60, 120, 240, 480, 720, 720, 720]);
    expect(afterAnswer(watched({ failures: 1_000_000 }), "failed", start, 0).dueAt).toEqual(at(LONGEST_PAUSE_MS));
    expect(afterAnswer(watch, "free", watch.dueAt, 0).failures).toBe(0);
  });
});

describe("a new state", () => {
  it("needs a second answer, a quarter of an hour after the first", () => {
    const doubted = afterAnswer(watched(), "free", at(1), 0);
    expect(doubted).toMatchObject({ state: "taken", doubtedAt: at(1), freeAt: null, dueAt: at(1 + CONFIRM_MS) });
    const early = afterAnswer(doubted, "free", at(CONFIRM_MS), 0);
    expect(early).toMatchObject({ state: "taken", doubtedAt: at(1), dueAt: at(1 + CONFIRM_MS) });
    const sure = afterAnswer(early, "free", at(1 + CONFIRM_MS), 0);
    expect(sure).toMatchObject({ state: "free", doubtedAt: null, freeAt: at(1), toldAt: null });
  });

  it("is confirmed later than a search remembers the old one", () => {
    expect(CONFIRM_MS).toBeGreaterThan(TAKEN_MS);
  });

  it("is forgotten when the second answer says the old one", () => {
    const doubted = afterAnswer(watched(), "free", at(1), 0);
    expect(afterAnswer(doubted, "taken", at(CONFIRM_MS + 1), 0)).toMatchObject({ state: "taken", doubtedAt: null });
  });

  it("ends a time of being free in the same way, and only then", () => {
    const free = watched({ state: "free", freeAt: start, toldAt: start });
    const doubted = afterAnswer(free, "taken", at(1), 0);
    expect(doubted).toMatchObject({ state: "free", freeAt: start, toldAt: start, doubtedAt: at(1) });
    expect(afterAnswer(doubted, "free", at(2), 0)).toMatchObject({ toldAt: start, doubtedAt: null });
    const taken = afterAnswer(doubted, "taken", at(1 + CONFIRM_MS), 0);
    expect(taken).toMatchObject({ state: "taken", freeAt: null, toldAt: null, doubtedAt: null });
  });

  it("is learned at once from the first answer that somebody has it", () => {
    const unknown = watched({ state: "unknown", askedAt: null });
    expect(afterAnswer(unknown, "taken", at(1), 0)).toMatchObject({ state: "taken", askedAt: at(1) });
    expect(afterAnswer(unknown, "free", at(1), 0)).toMatchObject({ state: "unknown", doubtedAt: at(1) });
  });
});

it("an answer that is older than the last one changes nothing", () => {
  const watch = watched({ askedAt: at(10), doubtedAt: at(10) });
  for (const answer of ["free", "taken", "failed"] as const) expect(afterAnswer(watch, answer, at(9), 0)).toBe(watch);
});

it("whatever is answered and whenever: free only after two free answers apart, and asked about four times a day", () => {
  const answers = fc.array(fc.constantFrom<WatchAnswer>("taken", "free", "failed"), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(answers, fc.double({ min: 0, max: 0.999, noNaN: true }), (said, chance) => {
      let watch = watched({ state: "unknown", askedAt: null });
      let now = start;
      let firstFree: Date | null = null;
      const quiet: Date[] = [];
      for (const answer of said) {
        const next = afterAnswer(watch, answer, now, chance);
        if (answer === "free") firstFree ??= now;
        if (next.state === "free" && watch.state !== "free") {
          expect(now.getTime() - (firstFree?.getTime() ?? now.getTime())).toBeGreaterThanOrEqual(CONFIRM_MS);
          expect(next.freeAt).toEqual(firstFree);
          expect(next.toldAt).toBeNull();
        }
        if (answer === "taken") firstFree = null;
        if (answer === watch.state && watch.doubtedAt === null) quiet.push(now);
        expect(next.dueAt.getTime()).toBeGreaterThan(now.getTime());
        expect(next.freeAt === null).toBe(next.state !== "free");
        [watch, now] = [next, next.dueAt];
      }
      for (const day of quiet) {
        const within = quiet.filter((one) => one >= day && one.getTime() < day.getTime() + DAY_MS);
        expect(within.length).toBeLessThanOrEqual(4);
      }
    }),
  );
});

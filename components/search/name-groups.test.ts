import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hit, SearchLine, SearchName } from "@/lib/search/contract";
import { bestRows, groupNames, type NameGroup, rowsSeen, shareToTell } from "./name-groups";
import { applyEvents, idleSearch, resultsOf, type SearchState } from "./search-state";

const SUFFIXES = [".com", ".cn", ".net", ".top", ".xyz", ".ren"];
const prices = { registerFen: 100n, renewFen: 200n, transferFen: null };

const typed = (label: string, asked: string | null = null, unknownSuffix: string | null = null): SearchName => ({
  typed: label,
  label,
  labelAscii: label,
  chinese: false,
  pinyin: null,
  asked,
  unknownSuffix,
  suffixes: [...(asked === null ? [] : [asked]), ...SUFFIXES.filter((suffix) => suffix !== asked)],
});

function searchFor(...names: SearchName[]): SearchState {
  const suffixes = SUFFIXES.map((suffix) => ({
    suffix,
    ascii: suffix,
    group: "common" as const,
    minYears: 1,
    realNameRequired: false,
    transferable: false,
    english: prices,
    chinese: prices,
  }));
  const start: SearchLine = { type: "start", suffixes, names, nonsense: [], leftOut: 0, total: 0 };
  return applyEvents(idleSearch, [start]);
}

const answered = (state: SearchState, answers: Record<string, Hit["answer"]>) =>
  applyEvents(
    state,
    Object.entries(answers).map(([name, answer]) => ({ type: "hit", name, answer })),
  );

const groupOf = (state: SearchState) => groupNames(resultsOf(state))[0] as NameGroup;

describe("groupNames", () => {
  it("makes one group of a name that was typed with several suffixes, those first", () => {
    const state = searchFor(typed("tea", ".net"), typed("leaf", null, ".zzz"), typed("tea", ".xyz"));
    const groups = groupNames(resultsOf(state));
    expect(groups.map(({ label }) => label)).toEqual(["tea", "leaf"]);
    expect(groups[0]?.rows.map(({ name }) => name)).toEqual(
      [".net", ".xyz", ".com", ".cn", ".top", ".ren"].map((suffix) => `tea${suffix}`),
    );
    expect(groups[0]?.typed).toBe(2);
    expect(groups[1]?.unknownSuffixes).toEqual([".zzz"]);
  });
});

describe("bestRows", () => {
  it("begins with the typed one and the first in the shop's order", () => {
    expect(bestRows(groupOf(searchFor(typed("tea", ".top"))), [])).toEqual(["tea.top", "tea.com", "tea.cn"]);
  });

  it("gives the place of a taken name to the next, keeps all others, and keeps the typed one whatever its answer", () => {
    const state = searchFor(typed("tea", ".top"));
    const first = bestRows(groupOf(state), []);
    const later = answered(state, { "tea.top": "taken", "tea.com": "taken", "tea.net": "taken", "tea.cn": "free" });
    expect(bestRows(groupOf(later), first)).toEqual(["tea.top", "tea.xyz", "tea.cn"]);
  });

  it("answers the same list when nothing changes", () => {
    const state = searchFor(typed("tea"));
    const first = bestRows(groupOf(state), []);
    expect(bestRows(groupOf(answered(state, { "tea.com": "free", "tea.ren": "taken" })), first)).toBe(first);
  });

  it("fills up with names that are not free when too few are", () => {
    const none = Object.fromEntries(SUFFIXES.map((suffix) => [`tea${suffix}`, "taken" as const]));
    const state = answered(searchFor(typed("tea")), { ...none, "tea.xyz": "free" });
    expect(bestRows(groupOf(state), [])).toEqual(["tea.xyz", "tea.com", "tea.cn"]);
  });

  it("shows all that were typed with their suffix", () => {
    const state = searchFor(...SUFFIXES.slice(0, 4).map((suffix) => typed("tea", suffix)));
    expect(bestRows(groupOf(state), [])).toHaveLength(4);
  });

  it("chooses the same whatever the order of the answers, and never moves a row that stays", () => {
    const answers = fc.tuple(
      ...SUFFIXES.map(() => fc.constantFrom("free" as const, "taken" as const, "failed" as const)),
    );
    const order = fc.shuffledSubarray(SUFFIXES, { minLength: SUFFIXES.length });
    const asked = fc.constantFrom(null, ...SUFFIXES);
    fc.assert(
      fc.property(answers, order, asked, (kinds, arrivals, suffix) => {
        let state = searchFor(typed("tea", suffix));
        let best = bestRows(groupOf(state), []);
        for (const one of arrivals) {
          state = answered(state, { [`tea${one}`]: kinds[SUFFIXES.indexOf(one)] ?? "failed" });
          const next = bestRows(groupOf(state), best);
          for (const name of next) if (best.includes(name)) expect(next.indexOf(name)).toBe(best.indexOf(name));
          best = next;
        }
        expect([...best].sort()).toEqual([...bestRows(groupOf(state), [])].sort());
      }),
    );
  });
});

describe("rowsSeen", () => {
  const state = answered(searchFor(typed("tea", ".com")), {
    "tea.com": "taken",
    "tea.top": "taken",
    "tea.ren": "free",
  });
  const group = groupOf(state);
  const best = bestRows(group, []);
  const names = (onlyFree: boolean) => {
    const seen = rowsSeen(group, best, onlyFree);
    return [seen.best, seen.rest].map((rows) => rows.map(({ name }) => name));
  };

  it("shows the best in their places and the others in the shop's order", () => {
    expect(names(false)).toEqual([
      ["tea.com", "tea.cn", "tea.net"],
      ["tea.top", "tea.xyz", "tea.ren"],
    ]);
  });

  it("leaves out what is not free on wish; what is still asked keeps a best row's place", () => {
    expect(names(true)).toEqual([["tea.cn", "tea.net"], ["tea.ren"]]);
  });
});

it("tells the share of answers three times in a search, however many answers come", () => {
  const told = new Set<number | undefined>();
  for (let answers = 0; answers <= 1_140; answers++) told.add(shareToTell({ answered: answers, total: 1_140 }));
  expect([...told]).toEqual([undefined, 25, 50, 75]);
  expect(shareToTell({ answered: 0, total: 0 })).toBeUndefined();
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cursor } from "@/lib/core/cursor";
import { readSort, type SortOrder, sortOf } from "@/lib/core/sort";
import { type KeysetStep, keysetPage, type SortColumn, writeSortCursor } from "./keyset";

const sorts = {
  at: { kind: "time", column: "at" },
  ends: { kind: "time", column: "ends", nullable: true },
  fen: { kind: "figure", column: "fen" },
  name: { kind: "text", column: "name" },
  made: { kind: "made" },
} as const satisfies Record<string, SortColumn>;
type Key = keyof typeof sorts;
const all = sortOf("at", "ends", "fen", "name", "made").options;

interface Row {
  id: string;
  at: Date;
  ends: Date | null;
  fen: bigint;
  name: string;
}
type Values = Omit<Row, "id">;

const idOf = (number: number) => `019ac05f-30f4-7c1e-8f0a-${number.toString(16).padStart(12, "0")}`;
/** Few different values, so that many rows share one. */
const values: fc.Arbitrary<Values> = fc.record({
  at: fc.integer({ min: 0, max: 3 }).map((ms) => new Date(ms)),
  ends: fc.option(fc.integer({ min: 0, max: 2 }).map((ms) => new Date(ms))),
  fen: fc.bigInt({ min: -1n, max: 2n }),
  name: fc.constantFrom("", "a", "b", "山"),
});

type Bound = { gt?: unknown; gte?: unknown; lt?: unknown; lte?: unknown; not?: unknown };
type Where = { [column: string]: Bound | null | Where[] };

/** What PostgreSQL would answer, for the few conditions that keysetPage writes. */
function select(rows: readonly Row[], step: KeysetStep): Row[] {
  const holds = (row: Row, where: Where): boolean =>
    Object.entries(where).every(([column, bound]) => {
      if (column === "OR") return (bound as Where[]).some((one) => holds(row, one));
      const value = row[column as keyof Row];
      if (bound === null) return value === null;
      const { gt, gte, lt, lte, not } = bound as Bound;
      if (not === null) return value !== null;
      if (value === null) return false;
      const v = value.valueOf() as number;
      return (
        (gt === undefined || v > (gt as number)) &&
        (gte === undefined || v >= (gte as number)) &&
        (lt === undefined || v < (lt as number)) &&
        (lte === undefined || v <= (lte as number))
      );
    });
  const order = step.orderBy.flatMap((one) => Object.entries(one as Record<string, "asc" | "desc">));
  const compare = (a: Row, b: Row): number => {
    for (const [column, direction] of order) {
      const [x, y] = [a[column as keyof Row], b[column as keyof Row]];
      const sign = direction === "asc" ? 1 : -1;
      // PostgreSQL's own places for empty values: last in an ascending order, first in a descending one.
      if ((x === null) !== (y === null)) return x === null ? sign : -sign;
      if (x !== null && y !== null && x.valueOf() !== y.valueOf()) return x < y ? -sign : sign;
    }
    return 0;
  };
  return rows
    .filter((row) => holds(row, step.where as unknown as Where))
    .sort(compare)
    .slice(0, step.take);
}

describe("a sort", () => {
  it("is one of the list's keys in one of two directions, and nothing else", () => {
    expect(all).toEqual(["at", "-at", "ends", "-ends", "fen", "-fen", "name", "-name", "made", "-made"]);
    for (const text of ["", "-", "--at", "id", "at,fen", "at desc", "AT", "constructor", "__proto__"])
      expect(sortOf("at", "fen").safeParse(text).success).toBe(false);
    expect(readSort<Key>("-fen")).toEqual({ key: "fen", descending: true });
    expect(readSort<Key>("fen")).toEqual({ key: "fen", descending: false });
  });
});

describe("pages in every order", () => {
  it("give each row exactly once and in order, while rows are added between the pages", async () => {
    const sort = fc.constantFrom<SortOrder<Key>>(...all);
    const inserted = fc.array(fc.array(values, { maxLength: 3 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(values, { maxLength: 25 }),
        inserted,
        sort,
        fc.integer({ min: 1, max: 7 }),
        async (first, later, sort, take) => {
          let last = 0;
          const insert = (value: Values): Row => ({ ...value, id: idOf(++last) });
          const rows = first.map(insert);
          const there = new Set(rows.map(({ id }) => id));
          const seen: Row[] = [];
          let after: string | undefined;
          for (let page = 0; ; page++) {
            expect(after === undefined || cursor.safeParse(after).success).toBe(true);
            const { rows: some, next } = await keysetPage({ sorts, sort, after, take }, async (step) =>
              select(rows, step),
            );
            expect(some.length).toBeLessThanOrEqual(take);
            seen.push(...some);
            if (next === null) break;
            after = next;
            rows.push(...(later[page] ?? []).map(insert));
          }
          expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
          expect([...there].filter((id) => !seen.some((row) => row.id === id))).toEqual([]);
          const { key, descending } = readSort(sort);
          const figures = seen
            .map((row) => (key === "made" ? row.id : row[key]))
            .map((value) => value?.valueOf() ?? null);
          const full = figures.filter((value) => value !== null);
          expect(figures.slice(full.length).every((value) => value === null)).toBe(true);
          for (const [i, value] of full.entries()) {
            const before = full[i - 1];
            if (before !== undefined) expect(descending ? before >= value : before <= value).toBe(true);
          }
        },
      ),
    );
  });

  it("compare rows of several queries as PostgreSQL sorts them", async () => {
    const rows = [3n, 1n, 2n, 1n].map((fen, i) => ({ id: idOf(i), at: new Date(0), ends: null, fen, name: "" }));
    for (const sort of ["fen", "-fen", "at", "-at", "made", "-made"] as const) {
      await keysetPage({ sorts, sort, after: undefined, take: 9 }, async (step) => {
        expect(rows.toSorted(step.compare)).toEqual(select(rows, step));
        return [];
      });
    }
  });
});

describe("a cursor", () => {
  const row = { id: idOf(1), at: new Date(5), ends: null, fen: 7n, name: "a" };
  const whereOf = async (sort: SortOrder<Key>, after: string | undefined) => {
    const wheres: unknown[] = [];
    await keysetPage({ sorts, sort, after, take: 1 }, async ({ where }) => {
      wheres.push(where);
      return [] as Row[];
    });
    return wheres;
  };

  it("is valid for its own order alone", async () => {
    const mine = writeSortCursor(sorts, "-fen", row);
    expect(await whereOf("-fen", mine)).not.toEqual([{}]);
    for (const sort of ["fen", "at", "-at", "name", "made"] as const) expect(await whereOf(sort, mine)).toEqual([{}]);
  });

  it("that somebody made up is the first page or a place in the list, never an error", async () => {
    const kept = fc.oneof(
      fc.string(),
      fc.double(),
      fc.constant(null),
      fc.boolean(),
      fc.array(fc.string()),
      fc.object(),
    );
    const made = fc
      .tuple(fc.constantFrom(...all, "id"), kept, fc.oneof(fc.string(), fc.constant(row.id)))
      .map((parts) => Buffer.from(JSON.stringify(parts)).toString("base64url"));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom<SortOrder<Key>>(...all), fc.oneof(made, fc.string()), async (sort, after) => {
        for (const where of await whereOf(sort, after)) {
          const { at, ends } = where as { at?: Bound; ends?: Bound };
          for (const bound of [at, ends]) {
            const date = bound?.gte ?? bound?.lte;
            if (date !== undefined) expect(Number.isNaN((date as Date).getTime())).toBe(false);
          }
        }
      }),
    );
  });
});

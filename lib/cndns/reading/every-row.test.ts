import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeGbk } from "@/sandbox/http/gbk";
import type { AnyRow } from "../endpoint";
import { type Interpreted, interpret } from "../interpret";
import { rows } from "../rows";
import { MAX_REPLY_BYTES } from "./read-reply";
import { countSteps } from "./testing/count-steps";

/**
 * Every row's decoder against answers of any kind: a call always ends with one of the outcomes, in bounded time, and
 * no decoder throws anything but AnswerError (another error would be noted as a decoder fault).
 */

const folder = new URL("../catalogue/", import.meta.url);
const printed = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Printed[])
    .map((entry) => [entry.id, entry.answers.map((answer) => answer.raw)] as const),
);
interface Printed {
  id: string;
  answers: { raw: string }[];
}

const table = rows.map(({ row }) => row);
const aRow = fc.constantFrom(...table);

function read(row: AnyRow, bytes: Uint8Array): Interpreted {
  const result = interpret(row, {}, { kind: "reply", httpStatus: 200, bytes: Buffer.from(bytes), date: null });
  expect(["ok", "rejected", "ours", "unknown"]).toContain(result.outcome.kind);
  const faults = result.notes.filter((note) => note.startsWith("decoder fault"));
  expect(faults, `${row.id}: ${Buffer.from(bytes).toString("utf8").slice(0, 300)}`).toEqual([]);
  return result;
}

/** An answer that the manual prints for the row, or a plausible one where it prints none. */
const wellMade = (row: AnyRow): fc.Arbitrary<string> => {
  const known = printed.get(row.id) ?? [];
  const scalar = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant("-"),
  );
  const object = fc.dictionary(fc.constantFrom(...KEYS), scalar, { maxKeys: 12 });
  const message = fc.oneof(scalar, object, fc.array(object, { maxLength: 4 }), fc.array(scalar, { maxLength: 4 }));
  const made = fc
    .tuple(fc.constantFrom("success", "failed", "Success ", "error"), message)
    .map(([status, body]) => JSON.stringify({ action: row.id, status, message: body }));
  return known.length > 0 ? fc.oneof(fc.constantFrom(...known), made) : made;
};
/** Keys that decoders look for, so that random objects reach them. */
const KEYS = [
  ...new Set([...printed.values()].flat().flatMap((raw) => [...raw.matchAll(/"(\w+)"\s*:/g)].map((m) => m[1] ?? ""))),
];

const twisted: readonly [string, (text: string, n: number) => string | Uint8Array][] = [
  ["JSONP", (t) => `jQuery_1(${t});`],
  ["HTML around it", (t) => `<!DOCTYPE html><style>a{b:c}</style><body onload="x({})"><pre>${t}</pre></body>`],
  ["a byte-order mark", (t) => `\uFEFF${t}`],
  ["two byte-order marks and blanks", (t) => `\uFEFF\uFEFF \r\n${t}\r\n`],
  ["escaped once too often", (t) => t.replace(/"/g, '\\"')],
  ["escaped twice too often", (t) => t.replace(/"/g, '\\\\"')],
  ["JSON inside a string", (t) => `{"status":"success","message":${JSON.stringify(t)}}`],
  ["cut", (t, n) => t.slice(0, n % (t.length + 1))],
  ["a piece lost", (t, n) => t.slice(0, n % (t.length + 1)) + t.slice((n % (t.length + 1)) + 1 + (n % 7))],
  ["a piece twice", (t, n) => t.slice(0, n % (t.length + 1)) + t.slice(Math.max(0, (n % (t.length + 1)) - (n % 9)))],
  ["numbers for texts", (t) => t.replace(/"\d[^"]*"/g, "7")],
  ["texts for numbers", (t) => t.replace(/:\s*(-?\d+)/g, ':"$1"')],
  ["lists for objects", (t) => t.replace(/\{/g, "[").replace(/\}/g, "]")],
  ["objects for values", (t, n) => t.replace(/:\s*"[^"]*"/g, (v, at: number) => (at % 3 === n % 3 ? ':{"x":[1]}' : v))],
  ["nulls for values", (t, n) => t.replace(/:\s*"[^"]*"/g, (v, at: number) => (at % 3 === n % 3 ? ":null" : v))],
  ["GBK bytes", (t) => encodeGbk(t)],
  [
    "half of a character",
    (t, n) => Buffer.concat([Buffer.from(t).subarray(0, n % (t.length + 1)), Buffer.from([0xe4, 0xbd])]),
  ],
  ["deep nesting", (t, n) => `{"status":"success","message":${"[".repeat(n % 5000)}${t}`],
  ["two answers", (t) => t + t],
  ["control characters", (t, n) => t.replace(/,/g, (v, at: number) => (at % 2 === n % 2 ? `,\u0000\n` : v))],
];

it("a flag that is neither true nor false is an unreadable answer, no fault of the reader", () => {
  const purge = table.find((row) => row.id === "cdn.purge");
  const text = '{"action":"cdn.purge","status":"success","message":{"truncated":"!"}}';
  expect(purge && read(purge, Buffer.from(text)).outcome.kind).toBe("unknown");
});

describe("every row reads", () => {
  it.each(table.map((row) => [row.id, row] as const))("%s: its own answers in every dress", (_id, row) => {
    fc.assert(
      fc.property(wellMade(row), fc.nat(), fc.constantFrom(...twisted), (text, n, [, twist]) => {
        const bent = twist(text, n);
        read(row, typeof bent === "string" ? Buffer.from(bent) : bent);
      }),
      { numRuns: 60 },
    );
  });

  it("any bytes", () => {
    fc.assert(
      fc.property(aRow, fc.uint8Array({ maxLength: 400 }), (row, bytes) => {
        read(row, bytes);
      }),
      { numRuns: 3000 },
    );
  });

  it("any JSON, in two dresses at once", () => {
    const two = fc.tuple(fc.constantFrom(...twisted), fc.constantFrom(...twisted));
    fc.assert(
      fc.property(aRow, fc.json({ maxDepth: 4 }), fc.nat(), two, (row, message, n, [[, one], [, other]]) => {
        const once = one(`{"action":"x","status":"success","message":${message}}`, n);
        const twice = typeof once === "string" ? other(once, n) : once;
        read(row, typeof twice === "string" ? Buffer.from(twice) : twice);
      }),
      { numRuns: 3000 },
    );
  });

  it("plain wrappings without a loss: the same outcome as the plain answer", () => {
    const harmless = twisted.filter(([name]) => ["JSONP", "HTML around it", "a byte-order mark"].includes(name));
    fc.assert(
      fc.property(
        aRow.chain((row) => wellMade(row).map((text) => ({ row, text }))),
        fc.constantFrom(...harmless),
        ({ row, text }, [, wrap]) => {
          if (!isJson(text)) return;
          expect(read(row, Buffer.from(wrap(text, 0) as string)).outcome).toEqual(read(row, Buffer.from(text)).outcome);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("a cut or repaired answer of a purchase never as done", () => {
    const purchases = table.filter((row) => row.effect === "purchase");
    fc.assert(
      fc.property(
        fc.constantFrom(...purchases).chain((row) => wellMade(row).map((text) => ({ row, text }))),
        fc.nat(),
        ({ row, text }, n) => {
          const { outcome } = read(row, Buffer.from(text.slice(0, n % text.length)));
          expect(outcome.kind).toBe("unknown");
        },
      ),
      { numRuns: 2000 },
    );
  });

  describe.each(['{"a":"1"},', "]}", '"status":"success",', "[", "}]}},{", '\\"', '{"status":'])(
    "a body full of %j",
    (unit) => {
      const some = [table[0], table.find((row) => row.bare), table.find((row) => row.effect === "purchase")];
      const bodyOf = (size: number) =>
        Buffer.from(`{"status":"success","message":[${unit.repeat(Math.floor((size - 60) / unit.length))}`);

      it.each(some)(
        "takes twice the steps when it is twice as long, of row %#",
        (row) => {
          if (!row) throw new Error("no row");
          const [short, long] = [bodyOf(50_000), bodyOf(100_000)];
          const [once, twice] = [countSteps(() => read(row, short)), countSteps(() => read(row, long))];
          expect(once).toBeGreaterThan(0);
          expect(twice).toBeLessThan(2.2 * once);
          // What regular expressions do inside counts as no step: a slow one ends at the test's own limit.
          read(row, bodyOf(MAX_REPLY_BYTES));
        },
        120_000,
      );
    },
  );

  it("bodies over the limit: none is read", () => {
    for (const row of table) {
      const { outcome } = read(row, Buffer.alloc(MAX_REPLY_BYTES + 1, 0x20));
      expect(outcome).toMatchObject({ kind: "unknown", reason: "unreadable" });
    }
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

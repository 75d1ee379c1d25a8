import { expect, it } from "vitest";
import { z } from "zod";
import { answerShape } from "./answer-shape";
import { fenText, instant } from "./contract";
import { decodeAnswer } from "./decode-answer";

const row = z.object({ id: z.string(), priceFen: fenText.nullable(), at: instant.optional() });
const schema = z.object({
  rows: z.array(row).readonly(),
  byDay: z.record(
    z.string(),
    fenText.refine((fen) => fen >= 0n),
  ),
  either: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("a"), sumFen: fenText }),
    z.object({ kind: z.literal("b"), endsAt: instant.default(new Date(0)) }),
  ]),
  note: z.string(),
});

it("finds money and times wherever a schema has them", () => {
  expect(answerShape(schema)).toEqual({
    rows: [{ priceFen: "fen", at: "at" }],
    byDay: { "*": "fen" },
    either: { sumFen: "fen", endsAt: "at" },
  });
});

it("decodes what the schema would decode, and leaves texts that look alike", () => {
  const wire = {
    rows: [
      { id: "7", priceFen: "8800", at: "2027-11-24T00:00:00.000Z" },
      { id: "8", priceFen: null },
    ],
    byDay: { "2027-01-01": "5" },
    either: { kind: "a", sumFen: "9007199254740993" },
    note: "8800",
  };
  expect(decodeAnswer(wire, answerShape(schema))).toEqual(z.decode(schema, wire as z.input<typeof schema>));
});

it.each([
  ["a list that is none", { rows: {} }],
  ["fields that are none", { byDay: "x" }],
  ["money that is a number", { byDay: { a: 5 } }],
  ["money that is no number", { byDay: { a: "five" } }],
  ["a time that is none", { rows: [{ at: "soon" }] }],
])("refuses %s", (_what, wire) => {
  expect(() => decodeAnswer(wire, answerShape(schema))).toThrow();
});

it("is a mistake where alternatives mean different things by one field", () => {
  const differ = z.union([z.object({ x: fenText }), z.object({ x: instant })]);
  expect(() => answerShape(differ)).toThrow(/differ/);
});

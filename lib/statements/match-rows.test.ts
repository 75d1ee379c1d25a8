import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doubtBooked, isSameName, matchRows, type RowToMatch, referencesIn, type TransferToMatch } from "./match-rows";

const row = (own: Partial<RowToMatch> = {}): RowToMatch => ({
  ...{ id: "r1", serial: "S-0001", amountFen: 100n, payerName: "张三", memo: "KQACDEFHJK", decision: null, ...own },
});
const transfer = (own: Partial<TransferToMatch> = {}): TransferToMatch => ({
  ...{ id: "t1", reference: "KQACDEFHJK", amountFen: 100n, state: "pending", payerName: "张三", customerName: "老张" },
  ...{ waitsSerial: null, ...own },
});
const one = (r: RowToMatch, ...transfers: TransferToMatch[]) => matchRows([r], transfers, new Map()).get(r.id);

it("with a booking by hand of its sum is certain no more, and keeps what it was doubted for", () => {
  expect(doubtBooked({ kind: "certain", topUpId: "t1" })).toEqual({
    ...{ kind: "doubtful", doubts: ["booked_already"], topUpIds: ["t1"] },
  });
  expect(doubtBooked({ kind: "doubtful", doubts: ["settled"], topUpIds: [] })).toMatchObject({
    doubts: ["booked_already", "settled"],
  });
  expect(doubtBooked({ kind: "none" })).toEqual({ kind: "none" });
});

it("finds references in remarks, whatever divides them", () => {
  expect(referencesIn("转账 kq-acde fhjk，谢谢 KQ3479ACDE")).toEqual(["KQACDEFHJK", "KQ3479ACDE"]);
  expect(referencesIn("KQ转ACDEFHJK KQ0ACDEFHJ")).toEqual([]);
});

it("compares names as banks write them", () => {
  expect(isSameName("杭州某某（浙江）有限公司", "杭州某某(浙江)有限公司")).toBe(true);
  expect(isSameName("*三", "张三")).toBe(true);
  expect(isSameName("张*丰", "张三丰")).toBe(true);
  expect(isSameName("张*丰", "李三丰")).toBe(false);
  expect(isSameName("**", "张三")).toBe(false);
  expect(isSameName("", "")).toBe(false);
});

describe("a row", () => {
  it.each([
    ["with reference, sum and name is certain", row(), transfer(), { kind: "certain", topUpId: "t1" }],
    [
      "of a bookkeeper is certain where no payer was announced",
      row(),
      transfer({ payerName: null }),
      { kind: "certain", topUpId: "t1" },
    ],
    ["with another sum is doubtful", row({ amountFen: 90n }), transfer(), { doubts: ["other_sum"], topUpIds: ["t1"] }],
    [
      "of another payer is doubtful",
      row({ payerName: "李四" }),
      transfer(),
      { doubts: ["other_name"], topUpIds: ["t1"] },
    ],
    [
      "for a settled transfer is doubtful",
      row(),
      transfer({ state: "confirmed" }),
      { doubts: ["settled"], topUpIds: [] },
    ],
    [
      "for what waits otherwise is doubtful",
      row(),
      transfer({ waitsSerial: "S-9" }),
      { doubts: ["waits_otherwise"], topUpIds: [] },
    ],
    ["that waits itself waits", row(), transfer({ waitsSerial: "S-0001" }), { kind: "waiting", topUpId: "t1" }],
    [
      "without reference has the sum and the name",
      row({ memo: "" }),
      transfer(),
      { doubts: ["sum_and_name"], topUpIds: ["t1"] },
    ],
    [
      "without reference and name has the sum",
      row({ memo: "", payerName: "" }),
      transfer(),
      { doubts: ["sum_alone"], topUpIds: ["t1"] },
    ],
    ["with nothing in common is none", row({ memo: "", amountFen: 5n }), transfer(), { kind: "none" }],
    ["that went out is none of ours", row({ amountFen: -100n }), transfer(), { kind: "outgoing" }],
    ["that was set aside stays so", row({ decision: "set_aside" }), transfer(), { kind: "set_aside" }],
  ])("%s", (_, r, t, match) => {
    expect(one(r, t)).toMatchObject(match);
  });

  it("is doubtful when another one names the same transfer", () => {
    const matches = matchRows([row(), row({ id: "r2", serial: "S-0002" })], [transfer()], new Map());
    for (const id of ["r1", "r2"])
      expect(matches.get(id)).toMatchObject({ kind: "doubtful", doubts: ["several_rows"] });
  });

  it("is booked when its serial number is bound, and doubtful when it is bound with another sum", () => {
    const bound = (receivedFen: bigint) =>
      new Map([["S-0001", { topUpId: "t9", state: "confirmed" as const, receivedFen }]]);
    expect(matchRows([row()], [transfer()], bound(100n)).get("r1")).toEqual({ kind: "booked", topUpId: "t9" });
    expect(matchRows([row()], [transfer()], bound(99n)).get("r1")).toMatchObject({
      doubts: ["booked_other_sum"],
      topUpIds: [],
    });
  });
});

it("never gives one transfer to two rows, and is certain only of the same sum, pending, unbound", () => {
  const references = ["KQACDEFHJK", "KQ3479ACDE", "KQXYWTRPNM"];
  const sum = fc.integer({ min: 1, max: 3 }).map(BigInt);
  const name = fc.constantFrom("", "张三", "李四", "*三");
  const rows = fc.array(
    fc.record({
      ...{ serial: fc.constantFrom("A", "B", "C", "D"), amountFen: fc.oneof(sum, fc.constant(-1n)), payerName: name },
      memo: fc.subarray(references).map((some) => some.join(" ")),
      decision: fc.constantFrom(null, null, null, "set_aside" as const, "sent_back" as const),
    }),
    { maxLength: 8 },
  );
  const state = fc.constantFrom("pending", "pending", "confirmed", "cancelled", "rejected", "charged_back");
  const transfers = fc.tuple(
    ...references.map((reference, n) =>
      fc.record({
        ...{ id: fc.constant(`t${n}`), reference: fc.constant(reference), amountFen: sum, customerName: name },
        ...{ state: state as fc.Arbitrary<TransferToMatch["state"]>, payerName: fc.option(name) },
        waitsSerial: fc.option(fc.constantFrom("A", "Z")),
      }),
    ),
  );
  const boundFen = fc.option(sum);
  fc.assert(
    fc.property(rows, transfers, boundFen, (some, all, fen) => {
      const given = some.map((r, n) => ({ ...r, id: `r${n}` }));
      const bound = new Map(
        fen === null ? [] : [["B", { topUpId: "t9", state: "confirmed" as const, receivedFen: fen }]],
      );
      const matches = matchRows(given, all, bound);
      expect(matches.size).toBe(given.length);
      const certain = given.flatMap((r) => {
        const match = matches.get(r.id);
        if (match?.kind !== "certain") return [];
        const t = all.find(({ id }) => id === match.topUpId);
        expect(t).toMatchObject({ state: "pending", amountFen: r.amountFen, waitsSerial: null });
        expect(r).toMatchObject({ decision: null });
        expect(bound.has(r.serial)).toBe(false);
        return [match.topUpId];
      });
      expect(new Set(certain).size).toBe(certain.length);
      for (const match of matches.values()) {
        if (match.kind === "doubtful") for (const id of match.topUpIds) expect(certain).not.toContain(id);
      }
    }),
  );
});

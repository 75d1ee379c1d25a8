import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fenText } from "@/lib/http/contract";
import { checkTyped, flatten, nest, plainDigits, sortErrors, startTyped, typedFen } from "./form-values";

const schema = z.object({
  id: z.string(),
  email: z.email("email.format"),
  note: z.string().max(5).optional(),
  remark: z.string().max(5),
  years: z.number().int().min(1).max(10),
  priceFen: fenText.optional(),
  agree: z.literal(true, "terms.agree"),
  items: z.array(z.object({ host: z.string().min(1) })).optional(),
});
const kinds = { years: "number", priceFen: "yuan" } as const;
const good = { email: "a@b.cn", note: "", remark: "", years: "2", priceFen: "1,234.50", agree: true };

describe("checkTyped", () => {
  it("makes the input as it travels and the value as the server sees it", () => {
    const checked = checkTyped(schema, { ...good, "items.0.host": "www" }, kinds, { id: "x" });
    expect(checked).toEqual({
      ok: true,
      input: {
        id: "x",
        email: "a@b.cn",
        remark: "",
        years: 2,
        priceFen: "123450",
        agree: true,
        items: [{ host: "www" }],
      },
      value: {
        id: "x",
        email: "a@b.cn",
        remark: "",
        years: 2,
        priceFen: 123450n,
        agree: true,
        items: [{ host: "www" }],
      },
    });
  });

  it("says what is wrong by path, with the schema's own codes", () => {
    const typed = { ...good, email: "nonsense", note: "too long", years: "many", priceFen: "1.234", agree: false };
    const checked = checkTyped(schema, typed, kinds, { id: "x" });
    if (checked.ok) throw new Error("accepted");
    expect(checked.errors).toEqual({
      email: { code: "email.format" },
      note: { code: "input.too_long", params: { max: 5 } },
      years: { code: "input.format" },
      priceFen: { code: "money.format" },
      agree: { code: "terms.agree" },
    });
  });

  it("calls an empty field required, whatever the format asks for", () => {
    const checked = checkTyped(schema, { ...good, email: "", years: " " }, kinds, { id: "x" });
    if (checked.ok) throw new Error("accepted");
    expect(checked.errors).toEqual({ email: { code: "input.required" }, years: { code: "input.required" } });
  });
});

describe("typedFen", () => {
  it("reads a negative sum with any minus, as the form sends it", () => {
    for (const minus of ["-", "−", "–", "－"]) {
      expect(typedFen(`${minus}1,005.50`)).toBe(-100_550n);
      const signed = z.object({ fen: fenText });
      const checked = checkTyped(signed, { fen: ` ${minus}5` }, { fen: "yuan" });
      expect(checked).toMatchObject({ ok: true, value: { fen: -500n } });
    }
    expect([typedFen("5−"), typedFen("−"), typedFen("")]).toEqual([null, null, null]);
  });
});

it("reads a sum as it is printed, and none whose comma could be a decimal point", () => {
  expect(["¥1,000", "￥1,000.50", " 50 元", "１，０００", "+5", "CNY 7", "-¥3"].map(typedFen)).toEqual([
    100_000n,
    100_050n,
    5_000n,
    100_000n,
    500n,
    700n,
    -300n,
  ]);
  expect(["12,34", "3200,00", "1,23", "1.230,00", "1,0000", ",5"].map(typedFen)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});

it("reads whole numbers in full-width digits and with commas between thousands", () => {
  expect(["１０", "1,000", " 7 ", "1,00", "x", "007", "0", "0.5"].map(plainDigits)).toEqual([
    "10",
    "1000",
    "7",
    "1,00",
    "x",
    "7",
    "0",
    "0.5",
  ]);
  expect(checkTyped(schema, { ...good, years: "３" }, kinds, { id: "1" })).toMatchObject({
    ok: true,
    value: { years: 3 },
  });
});

describe("startTyped", () => {
  it("shows fen as yuan and nothing as an empty field", () => {
    const initial = { priceFen: "123400", years: 3, agree: false, note: undefined, items: [{ host: "@" }] };
    expect(startTyped({ priceFen: "", years: "" }, kinds)).toEqual({ priceFen: "", years: "" });
    expect(startTyped(initial, kinds)).toEqual({
      priceFen: "1234",
      years: "3",
      agree: false,
      note: "",
      "items.0.host": "@",
    });
  });
});

describe("sortErrors", () => {
  it("loses no error that has no field", () => {
    expect(sortErrors({ email: "bad", token: "old" }, { email: "E-mail" })).toEqual({
      fields: { email: "bad" },
      withoutField: "old",
    });
  });
});

describe("a form that nobody changed", () => {
  it("sends what it was filled in with: money, numbers, texts and yes or no", () => {
    const sent = z.object({
      limit: z.object({ fen: fenText, years: z.number() }),
      note: z.string().optional(),
      on: z.boolean(),
    });
    const of = { "limit.fen": "yuan", "limit.years": "number" } as const;
    const initials = fc.record({
      limit: fc.record({ fen: fc.bigInt({ min: 0n, max: 10n ** 15n }).map(String), years: fc.integer() }),
      note: fc.string({ minLength: 1 }).filter((text) => text.trim() !== ""),
      on: fc.boolean(),
    });
    fc.assert(
      fc.property(initials, (initial) => {
        const checked = checkTyped(sent, startTyped(initial, of), of);
        expect(checked.ok && checked.input).toEqual(initial);
      }),
    );
  });
});

describe("flatten and nest", () => {
  it("are each other's opposite for groups and lists of fields", () => {
    const leaf = fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.constant(null));
    const group = fc.dictionary(fc.constantFrom("a", "b", "size"), leaf, { minKeys: 1, noNullPrototype: true });
    const values = fc.record({ name: leaf, config: group, items: fc.array(group, { minLength: 1 }) });
    fc.assert(
      fc.property(values, (one) => {
        expect(nest(flatten(one))).toEqual(one);
      }),
    );
  });
});

it("sends what was emptied in a change, so that it is refused beside its field instead of staying as it was", () => {
  const schema = z.object({ name: z.string().min(1).optional(), phone: z.string().optional() });
  const typed = { name: "", phone: "" };
  expect(checkTyped(schema, typed, {})).toMatchObject({ ok: true, input: {} });
  expect(checkTyped(schema, typed, {}, {}, ["name", "phone"])).toEqual({
    ok: false,
    errors: { name: { code: "input.required" } },
  });
  expect(checkTyped(schema, { name: "A", phone: "" }, {}, {}, ["name", "phone"])).toMatchObject({
    ...{ ok: true, input: { name: "A", phone: "" } },
  });
});

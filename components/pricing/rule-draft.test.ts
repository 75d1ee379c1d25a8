import { expect, it } from "vitest";
import type { StaffRule } from "@/lib/pricing/rule-contract";
import { hasTwin, newDraft, readDraft, ruleDraftOf } from "./rule-draft";

const draft = newDraft("domain");

it.each([
  ["abc", "number"],
  ["", "empty"],
  ["0", undefined],
  ["-5", "negative"],
  ["1.234", "decimals"],
  ["1000.01", "percentTooLarge"],
  ["1e9", "number"],
])("of a percentage %o it says why it can't be used: %s", (percent, why) => {
  expect(readDraft({ ...draft, percent }).bad.get("percent")).toBe(why);
});

it.each([
  ["1,000,000.01", "sumTooLarge"],
  ["99999999999", "sumTooLarge"],
  ["−1", "negative"],
  ["0.005", "decimals"],
  ["", "empty"],
  ["元", "empty"],
])("of a sum %o it says why it can't be used: %s", (minYuan, why) => {
  const { fields, bad } = readDraft({ ...draft, minYuan });
  expect([fields, bad.get("minYuan")]).toEqual([null, why]);
});

it("a lowest margin of 0 is one that was typed", () => {
  expect(readDraft({ ...draft, minYuan: "0", minPercent: "0" }).fields).toMatchObject({
    minMarginFen: 0n,
    minMarginBp: 0,
  });
  expect(readDraft({ ...draft, minPercent: " " }).bad.get("minPercent")).toBe("empty");
});

it("a fixed price is not left empty, and 0 is a price: the lowest margin still applies", () => {
  const fixed = { ...draft, method: "fixed" as const };
  expect(readDraft({ ...fixed, fixedYuan: " " }).bad.get("fixedYuan")).toBe("empty");
  expect(readDraft({ ...fixed, fixedYuan: "0" }).fields?.fixedFen).toBe(0n);
});

it("reads what Chinese input methods write, and figures with their unit", () => {
  const typed = { ...draft, percent: "２０％", addYuan: "￥１，０００", minYuan: "3 元" };
  expect(readDraft(typed).fields).toMatchObject({ markupBp: 2_000, markupFen: 100_000n, minMarginFen: 300n });
});

it("knows the rule that is about the same prices, and no other", () => {
  const rule = {
    ...readDraft({ ...draft, key: ".com", action: "renew" }).fields,
    id: "r",
    updatedAt: new Date(0),
  } as StaffRule;
  expect(hasTwin({ ...draft, key: ".com", action: "renew" }, [rule])).toBe(true);
  expect(hasTwin(ruleDraftOf(rule), [rule])).toBe(false);
  expect(hasTwin({ ...draft, key: ".com" }, [rule])).toBe(false);
  expect(hasTwin({ ...draft, key: ".com", action: "renew", productLine: "hosting" }, [rule])).toBe(false);
});

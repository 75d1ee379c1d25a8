import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import en from "@/messages/en/catalogue.json";
import zh from "@/messages/zh/catalogue.json";
import { beginsToday, ConfirmCost, costFault } from "./cost-form";

async function question(fromFen: bigint | null, toFen: bigint | null, locale: "zh" | "en" = "zh") {
  const nothing = () => {};
  return wordsOf(
    await renderedHtml(<ConfirmCost fromFen={fromFen} toFen={toFen} onClose={nothing} onConfirm={nothing} />, locale),
  );
}

it.each([
  ["0.001", "exact"],
  ["1.2345", "exact"],
  ["0", "least"],
  ["-5", "least"],
  ["", "figure"],
  ["约 3 元", "figure"],
  ["12,34", "figure"],
  ["1,000,000.01", "most"],
  ["0.01", null],
  ["1,234.50", null],
])("says of the cost %j what to write", (typed, fault) => expect(costFault(typed)).toBe(fault));

it("says by an example how a cost is written", () => {
  expect(zh.costs.bad.exact).toContain("1234.50");
  expect(zh.costs.bad.least).toContain("0.01");
  expect(Object.keys(en.costs.bad)).toEqual(Object.keys(zh.costs.bad));
});

it("asks about what begins today, with the cost now and then, and that prices follow at once", async () => {
  expect(beginsToday("2026-11-27", "2026-11-27")).toBe(true);
  expect(beginsToday("2026-11-28", "2026-11-27")).toBe(false);
  const zh = await question(110_000n, 11_000n);
  expect(zh).toContain("¥1,100.00 → ¥110.00");
  expect(zh).toContain("售价马上跟着变");
  expect(await question(110_000n, null)).toContain("¥1,100.00 → 不卖 从今天起不卖");
  expect(await question(null, 11_000n, "en")).toContain("Not sold → ¥110.00");
});

import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import { beginsToday, ConfirmCost } from "./cost-form";

async function question(fromFen: bigint | null, toFen: bigint | null, locale: "zh" | "en" = "zh") {
  const nothing = () => {};
  return wordsOf(
    await renderedHtml(<ConfirmCost fromFen={fromFen} toFen={toFen} onClose={nothing} onConfirm={nothing} />, locale),
  );
}

it("asks about what begins today, with the cost now and then, and that prices follow at once", async () => {
  expect(beginsToday("2026-11-27", "2026-11-27")).toBe(true);
  expect(beginsToday("2026-11-28", "2026-11-27")).toBe(false);
  const zh = await question(110_000n, 11_000n);
  expect(zh).toContain("¥1,100.00 → ¥110.00");
  expect(zh).toContain("售价马上跟着变");
  expect(await question(110_000n, null)).toContain("¥1,100.00 → 不卖 从今天起不卖");
  expect(await question(null, 11_000n, "en")).toContain("Not sold → ¥110.00");
});

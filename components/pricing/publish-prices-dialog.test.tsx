import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import { PublishPricesDialog } from "./publish-prices-dialog";

const price = (beforeFen: bigint, afterFen: bigint) => ({ costFen: 100n, beforeFen, afterFen, marginFen: 1n });
const row = (name: string, afterFen: bigint) => ({
  ...{ name, purchase: price(6_900n, afterFen), renew: price(7_900n, 7_900n), transfer: null },
});

async function dialogText(
  rows: ReturnType<typeof row>[],
  locale: "zh" | "en",
  settled = true,
  of: "suffixes" | "configurations" = "suffixes",
): Promise<string> {
  const html = await renderedHtml(
    <PublishPricesDialog
      open
      of={of}
      rows={rows}
      settled={settled}
      failure={undefined}
      onClose={() => {}}
      onPublish={() => {}}
    />,
    locale,
  );
  return `${html.includes("aria-busy") ? "busy " : ""}${wordsOf(html)}`;
}

it("says how many suffixes change, and from which to which price", async () => {
  const rows = [
    row(".com", 7_500n),
    row(".net", 6_900n),
    ...Array.from({ length: 6 }, (_, n) => row(`.a${n}`, 8_000n)),
  ];
  const zh = await dialogText(rows, "zh");
  expect(zh).toContain("7 个后缀会变价");
  expect(zh).toContain(".com 首年 ¥69.00 → ¥75.00");
  expect(zh).not.toContain(".net");
  expect(zh).not.toContain("¥79.00");
  expect(zh).toContain("还有 2 个");
  expect(await dialogText([row(".com", 7_500n)], "en")).toContain("One suffix changes its price at once");
});

it("says that no price changes now, and waits for the prices of what was typed last", async () => {
  expect(await dialogText([row(".com", 6_900n)], "zh")).toContain("现在没有后缀会变价");
  expect(await dialogText([row(".com", 7_500n)], "zh", false)).toMatch(/^busy /);
  // What an earlier draft changes is not said of this one.
  expect(await dialogText([row(".com", 6_900n)], "zh", false)).not.toContain("没有后缀会变价");
  expect(await dialogText([row(".com", 7_500n)], "zh", false)).not.toContain("¥75.00");
});

it("calls what changes a configuration where a product line has the prices", async () => {
  const zh = await dialogText([{ ...row("香港", 7_500n) }], "zh", true, "configurations");
  expect(zh).toContain("1 种配置会变价");
  expect(zh).toContain("香港 首年 ¥69.00 → ¥75.00");
});

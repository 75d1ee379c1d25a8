import { expect, it } from "vitest";
import { nameVariants } from "./name-variants";

it("proposes usual endings, and pinyin for a Chinese label", () => {
  expect(nameVariants({ label: "qinghe", chinese: false, pinyin: null })).toEqual([
    "qingheapp",
    "qingheshop",
    "qingheonline",
    "qinghehq",
  ]);
  expect(nameVariants({ label: "山里茶", chinese: true, pinyin: "shanlicha" })).toEqual([
    "山里茶网",
    "山里茶店",
    "shanlicha",
    "shanlichaapp",
    "shanlichashop",
  ]);
});

it("proposes no ending twice, nothing too long, and no pinyin of a character without a reading", () => {
  expect(nameVariants({ label: "teashop", chinese: false, pinyin: null })).not.toContain("teashopshop");
  expect(nameVariants({ label: "a".repeat(60), chinese: false, pinyin: null })).toEqual([
    `${"a".repeat(60)}app`,
    `${"a".repeat(60)}hq`,
  ]);
  expect(nameVariants({ label: "山茶网", chinese: true, pinyin: null })).toEqual(["山茶网店"]);
});

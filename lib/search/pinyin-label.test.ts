import { expect, it } from "vitest";
import { pinyinLabel } from "./pinyin-label";

it("writes a Chinese label as one word in pinyin", () => {
  expect(["山里茶", "绿茶", "茶2号", "金橘shop", "银行"].map(pinyinLabel)).toEqual([
    "shanlicha",
    "lvcha",
    "cha2hao",
    "jinjushop",
    "yinhang",
  ]);
  expect(pinyinLabel("茶".repeat(40))).toBeNull();
});

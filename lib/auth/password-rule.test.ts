import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import listed from "@/scripts/develop/more-common-passwords.json";
import { bloomHas } from "./bloom";
import common from "./common-passwords.json";
import { accountPasswordFault } from "./password-rule";

const words = {
  own: ["lin.xiaowen@acme.com", "lin.xiaowen", "acme.com", "lin", "xiaowen", "acme", "林晓雯"],
  shop: ["kumquat", "金橘", "山茶域名", "shop.example.com"],
};
const fault = (password: string) => accountPasswordFault(password, words);

describe("a new password", () => {
  it.each([
    ["short", "password.too_short"],
    ["87654321", "password.common"],
    ["Aa123456.", "password.common"],
    ["19900101", "password.pattern"],
    ["P@ssw0rd!", "password.common"],
    ["Dragon2024", "password.common"],
    ["123dragon456", "password.common"],
    ["summer!@#$%^&", "password.common"],
    ["woaini1314", "password.common"],
    ["aaaaaaaaaa", "password.common"],
    ["1987-03-14", "password.pattern"],
    ["1987年3月14日", "password.pattern"],
    ["31122019", "password.pattern"],
    ["13812345678", "password.pattern"],
    ["zaq1xsw2cde3", "password.common"],
    ["0987uiop;lkj", "password.pattern"],
    ["x9!x9!x9!x9!", "password.pattern"],
    ["qwerty-98765-asdf", "password.pattern"],
    ["xiaowen1987", "password.own_name"],
    ["Lin.Xiaowen88", "password.own_name"],
    ["ACME-xiaowen!", "password.own_name"],
    ["林晓雯林晓雯8888", "password.own_name"],
    ["kumquat2026", "password.shop_name"],
    ["金橘kumquat2026", "password.shop_name"],
    ["shop.example.com1", "password.shop_name"],
  ])("%s is refused: %s", async (password, code) => {
    expect(await fault(password)).toBe(code);
  });

  it.each([
    "quiet-river-4711",
    "three-quiet-rivers",
    "orange-grove-2026",
    "kumquat with seven spoons",
    "lin likes 3 red kites",
    "一匹灰色的马在下雨天",
    "xk7abcq9vd",
    "correcthorsebatterystaple",
  ])("%s is taken", async (password) => {
    expect(await fault(password)).toBeNull();
  });

  it("is refused when it is a listed one in other case, or with up to two digits or marks behind", async () => {
    const taken: string[] = [];
    for (const word of listed.words.split(" ").filter((_, i) => i % 40 === 0)) {
      const capital = word.slice(0, 1).toUpperCase() + word.slice(1);
      for (const password of [word, word.toUpperCase(), `${capital}!`, `${capital}7`, `${word}3.`])
        if ((await fault(password)) === null) taken.push(password);
    }
    expect(taken).toEqual([]);
  });

  it("is not refused by chance more than once in some thousand times", async () => {
    let refused = 0;
    for (let i = 0; i < 5_000; i++) if ((await fault(randomBytes(12).toString("base64url"))) !== null) refused++;
    expect(refused).toBeLessThan(10);
  });

  it("is looked up among at least 100,000, of which a stranger is found once in 100,000 times", () => {
    expect(common.words).toBeGreaterThan(100_000);
    const filter = { hashes: common.hashes, bits: new Uint8Array(Buffer.from(common.bits, "base64")) };
    const chance = (set: number) => set ** common.hashes;
    const set = filter.bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll("0", "").length, 0);
    expect(chance(set / (filter.bits.length * 8))).toBeLessThan(1.2e-5);
    expect(bloomHas(filter, "password")).toBe(true);
  });
});

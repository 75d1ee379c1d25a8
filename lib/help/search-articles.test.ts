import { expect, it } from "vitest";
import { pieces, searchArticles } from "./search-articles";

const slugs = async (q: string, language: "zh" | "en" = "zh") =>
  (await searchArticles(q, language)).map(({ slug }) => slug);

// Without a database the articles are those that come with the shop.
it("finds Chinese of two characters, those in a title first", async () => {
  expect((await slugs("备案"))[0]).toBe("icp-filing");
  expect((await slugs("退款"))[0]).toBe("refunds");
  expect((await slugs("实名"))[0]).toBe("real-name-review");
});

it("finds what is written together though no article has it so", async () => {
  expect(await slugs("解析记录为什么不生效")).toContain("changes-take-time");
  expect((await slugs("转移密码在哪"))[0]).toBe("transfer-out");
});

it("finds articles that have every word", async () => {
  expect((await slugs("transfer code", "en")).slice(0, 2).sort()).toEqual(["transfer-in", "transfer-out"]);
  expect(await slugs("FileZilla passive", "en")).toEqual(["upload-files"]);
  expect(await slugs("FileZilla nonsenseword", "en")).toEqual([]);
});

it("takes signs of regular expressions as they are", async () => {
  expect(await slugs("(((", "en")).toEqual([]);
  expect(await slugs("   ")).toEqual([]);
  expect(pieces("a.b a+b", ["a+b"])).toEqual([
    { text: "a.b ", hit: false },
    { text: "a+b", hit: true },
  ]);
});

it("shows the place where it was found", async () => {
  const [found] = await searchArticles("mDNSResponder", "en");
  expect(found?.slug).toBe("changes-take-time");
  expect(found?.excerpt.find(({ hit }) => hit)?.text).toBe("mDNSResponder");
  const [long] = await searchArticles("sudo killall", "en");
  const excerpt = long?.excerpt.map(({ text }) => text).join("") ?? "";
  expect(excerpt.length).toBeLessThan(240);
  expect(excerpt).toContain("Mac:");
});

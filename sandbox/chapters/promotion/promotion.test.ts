import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addYears } from "@/lib/core/time";
import type { Bench } from "../../codes/bench";
import { openBench } from "../../codes/open-bench";
import { buyQituibao, buySoukeyi, promotionOrder, tradeOrder } from "../../codes/promotion";
import type { RunningSandbox } from "../../start";

let sandbox: RunningSandbox;
let bench: Bench;

beforeEach(async () => {
  ({ sandbox, bench } = await openBench());
});
afterEach(() => sandbox.close());

type Row = Record<string, string>;
const balance = async () => (await bench.control.world()).money.balance;

describe("企推宝", () => {
  it("answers fields with s_ behind blanks, and the details without", async () => {
    const bought = await bench.call("qituibao.createorder", tradeOrder);
    expect(bought.text).toContain('" s_copnme_cn":"上海美橙科技信息发展有限公司"');
    const { s_nme: nme = "", s_o2: password } = bought.message as Row;
    expect(await balance()).toBe("9020.00");
    const [row] = (await bench.call("qituibao.getDetails", { nme })).message as Row[];
    expect(row).toMatchObject({
      s_nme: nme,
      s_o2: password,
      s_prd: "1",
      g_nme: "企推宝商贸入门版",
      s_o8: "12345678911",
      s_yarcnt: "1",
      s_exptme: expect.stringMatching(/^\d{4}\/\d{1,2}\/\d{1,2} /),
    });
  });

  it("answers fields with y_ for the promotion family", async () => {
    const nme = await buyQituibao(bench, promotionOrder);
    const [row] = (await bench.call("qituibao.getDetails", { nme })).message as Row[];
    expect(row).toMatchObject({ y_nme: nme, y_prd: "4", y_sitedomain: "orange.example.com", y_ext6: "水果" });
    const exists = async (dmoain: string) => (await bench.call("qituibao.CheckDomain", { dmoain })).message;
    expect([await exists("orange.example.com"), await exists("free.example.com")]).toEqual(["1", "0"]);
    const index = (await bench.call("qituibao.checkKeyword", { keyword: "美橙" })).message;
    expect(index).toMatch(/^\d+$/);
    expect((await bench.call("qituibao.checkKeyword", { keyword: "美橙" })).message).toBe(index);
  });

  it("lets the names be checked before", async () => {
    const check = async (protype: string, praname: string) =>
      (await bench.call("product.checkpraname", { protype, praname })).code;
    expect(await check("9", "12345678911")).toBe("");
    await buyQituibao(bench);
    expect(await check("8", tradeOrder.companyname ?? "")).toBe("10049");
    expect(await check("9", "12345678911")).toBe("10050");
    expect(await check("10", "help@cndns.com")).toBe("10051");
    expect((await bench.call("qituibao.createorder", tradeOrder)).code).toBe("10049");
  });

  it("is renewed and upgraded within its family", async () => {
    const nme = await buyQituibao(bench);
    const before = sandbox.world.qituibao.get(nme)?.expiresAtMs ?? 0;
    await bench.call("qituibao.reneworder", { nme, term: "2", termtype: "5" });
    expect(await balance()).toBe("7060.00"); // 980 and 2 × 980
    expect(sandbox.world.qituibao.get(nme)?.expiresAtMs).toBe(addYears(new Date(before), 2).getTime());
    const list = () => bench.call("qituibao.getUpgradeList", { nme });
    expect((await list()).message).toEqual([{ s_prd: "2" }, { s_prd: "3" }]);
    expect((await bench.call("qituibao.UpgradeOrder", { nme, newprd: "3" })).code).toBe("");
    expect(sandbox.world.qituibao.get(nme)?.prd).toBe("3");
    expect((await list()).message).toEqual([]);
    expect(Number(await balance())).toBeLessThan(7060 - 3 * 2000 + 1);
  });
});

describe("搜客易", () => {
  it("can still be had, read, renewed and upgraded", async () => {
    const nme = await buySoukeyi(bench);
    const [row] = (await bench.call("soukeyi.getDetails", { nme })).message as Row[];
    expect(row).toMatchObject({ s_nme: nme, s_prd: "1", g_nme: "搜客易百度版", s_years: "1" });
    expect((await bench.call("soukeyi.RenewOrder", { nme, trem: "1" })).code).toBe(""); // the example's spelling
    expect((await bench.call("soukeyi.getUpdatelist", { account: nme })).message).toEqual([
      { s_prd: "2" },
      { s_prd: "3" },
    ]);
    expect((await bench.call("soukeyi.UpgradeOrder", { nme, newprd: "3" })).code).toBe("");
    expect(sandbox.world.soukeyi.get(nme)).toMatchObject({ prd: "3", years: 2 });
    expect((await bench.call("soukeyi.UpgradeOrder", { nme, newprd: "1" })).message).toBe("升级失败");
  });

  it("is refused by a sentence when the sandbox is as the manual says", async () => {
    await bench.control.settings({ discontinued: "refuse" });
    const answer = await bench.call("soukeyi.createorder", { prd: "1", term: "1" });
    expect(answer).toMatchObject({ code: "failed", message: "产品已下线" });
    expect(await balance()).toBe("10000.00");
  });
});

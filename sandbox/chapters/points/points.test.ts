import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Bench } from "../../codes/bench";
import { openBench } from "../../codes/open-bench";
import { buyEdm, buySms, edmOrder, smsOrder } from "../../codes/points";
import type { RunningSandbox } from "../../start";

let sandbox: RunningSandbox;
let bench: Bench;

beforeEach(async () => {
  ({ sandbox, bench } = await openBench());
});
afterEach(() => sandbox.close());

type Row = Record<string, string>;
const DAY_MS = 86_400_000;
const balance = async () => (await bench.control.world()).money.balance;

describe("bulk mail", () => {
  it("is bought, read, topped up, and used up day by day", async () => {
    const bought = await bench.call("EDM.createorder", edmOrder);
    const [row] = bought.message as Row[];
    expect(row).toMatchObject({ points: "10000", WebURL: "http://mail.edmcn.cn/" });
    expect(await balance()).toBe("9700.00");
    const account = row?.account ?? "";
    expect((await bench.call("EDM.getdetail", { account })).message).toEqual(row);
    expect((await bench.call("EDM.upoints", { account, points: "1000" })).code).toBe("");
    expect((await bench.call("EDM.upoints", { account, points: "toString" })).code).toBe("20007");
    expect(await balance()).toBe("9660.00");
    const rest = () => bench.call("EDM.getRestPoints", { account });
    expect((await rest()).message).toBe("11000");
    await bench.control.advance(DAY_MS);
    await bench.control.advance(DAY_MS);
    expect((await rest()).message).toBe("10960");
    await bench.control.points({ account, product: "edm", used: 11_000 });
    expect((await rest()).message).toBe("0");
    expect((await bench.call("product.checkpraname", { praname: account, protype: "6" })).code).toBe("10031");
  });

  it("has a one-click login at CNDNS's own service only, and takes a new password", async () => {
    const login = async (account: string) => (await bench.call("EDM.getLoginURL", { account })).message;
    expect(await login(await buyEdm(bench))).toBe("http://mail.edmcn.cn/");
    const account = await buyEdm(bench, { points: "50000" });
    expect(await login(account)).toMatch(/login\?account=/);
    await bench.call("EDM.modifypass", { account, password: "New{pass!1" });
    expect((await bench.call("EDM.getdetail", { account })).message).toMatchObject({ password: "New{pass!1" });
  });
});

describe("SMS", () => {
  it("is bought, audited, and used", async () => {
    const bought = await bench.call("sms.createorder", { ...smsOrder, company: "橙子,上海.公司" });
    expect(bought.message).toMatchObject({
      buypoints: "10000",
      restpoints: "10000",
      buytime: expect.stringMatching(/^\d{4}-\d\d-\d\d 0:0:0$/),
    });
    expect(await balance()).toBe("9300.00");
    const { account = "" } = bought.message as Row;
    expect(sandbox.world.points.get(`sms:${account}`)?.company).toBe("橙子,上海.公司");
    expect((await bench.call("sms.upoints", { account, points: "1000" })).code).toBe("21107");
    await bench.control.advance(16_000);
    expect((await bench.call("sms.upoints", { account, points: "1000" })).code).toBe("");
    expect((await bench.call("SMS.getRestPoints", { account })).message).toBe("11000");
    expect((await bench.call("sms.getdetail", { account })).message).toMatchObject([
      { buytime: expect.stringMatching(/ 0: 0: 0$/) },
    ]);
    expect((await bench.call("SMS.getLoginURL", { account })).message).toMatch(/^http/);
    expect((await bench.call("SMS.modifypass", { account, password: "abc!1234" })).code).toBe("");
  });

  it("is given back when its audit fails", async () => {
    const account = await buySms(bench, { company: "审核失败公司" }, false);
    expect((await bench.call("sms.getdetail", { account })).code).toBe("");
    await bench.control.advance(16_000);
    expect((await bench.call("sms.getdetail", { account })).code).toBe("10019");
    expect(await balance()).toBe("10000.00");
    expect(await bench.control.sales(account)).toMatchObject([{ refundedFen: "70000", reason: "audit failed" }]);
  });

  it("of a company with 互亿 in its name can't be topped up by 1,000", async () => {
    const account = await buySms(bench, { company: "互亿公司" });
    expect((await bench.call("sms.upoints", { account, points: "10000" })).code).toBe("");
  });

  it("keeps numbers of documents out of the log", async () => {
    await buySms(bench);
    const [call] = await bench.control.calls({ endpoint: "sms.createorder" });
    expect(call?.params).toMatchObject({
      adminid: "***",
      corporationid: "***",
      yyzz: "***",
      company: smsOrder.company,
    });
  });
});

it("a balance below the price is refused with 10021, though these tables don't list it", async () => {
  await bench.control.balance("1.00");
  const answer = await bench.call("EDM.createorder", edmOrder);
  expect(answer.code).toBe("10021");
});

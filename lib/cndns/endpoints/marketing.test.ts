import { describe, expect, it } from "vitest";
import edm from "../catalogue/edm.json";
import qituibao from "../catalogue/qituibao.json";
import sms from "../catalogue/sms.json";
import soukeyi from "../catalogue/soukeyi.json";
import { chooseVariants } from "../choose-variants";
import type { AnyRow } from "../endpoint";
import { buyEdm, setEdmPassword } from "./edm";
import { buyQituibao } from "./qituibao";
import { buySms } from "./sms";
import { listSoukeyiUpgrades, renewSoukeyi } from "./soukeyi";
import { inputFaults, outcomeOfText, rowById, sentQuery } from "./testing/try-row";

function decode(id: string, raw: string) {
  const outcome = outcomeOfText({ ...rowById(id), effect: "read" }, raw);
  return outcome.kind === "ok" ? outcome.value : outcome;
}

function printed(id: string, i = 0) {
  const raw = [...edm, ...sms, ...qituibao, ...soukeyi].find((entry) => entry.id === id)?.answers[i]?.raw;
  if (!raw) throw new Error(`no printed answer ${i} of ${id}`);
  return decode(id, raw);
}

const success = (message: unknown) => JSON.stringify({ action: "x", status: "success", message });

describe("bulk mail", () => {
  it("reads an order from a list and details from an object alike", () => {
    const order = { account: "a@a.com", password: "aaa111!!!", points: 10_000, webUrl: "http://mail.edmcn.cn/" };
    expect(printed("EDM.createorder")).toEqual(order);
    expect(printed("EDM.getdetail")).toEqual(order);
    expect(printed("EDM.getRestPoints")).toBe(1_000);
    expect(printed("EDM.getLoginURL")).toEqual({ url: "http://mail.edmcn.cn/", oneClick: false });
    expect(printed("SMS.getLoginURL")).toEqual({ url: "http://XXXX.com/", oneClick: true });
  });

  it("takes the amounts on sale and passwords without both braces", () => {
    expect(inputFaults(buyEdm, { lastName: "张", firstName: "三", points: 1_000 })).toEqual({
      points: { code: "upstream.points" },
    });
    expect(inputFaults(buyEdm, { lastName: "张·", firstName: "三", points: 10_000 })).toEqual({
      lastName: { code: "upstream.contact_name" },
    });
    expect(sentQuery(setEdmPassword, { account: "a@a.com", password: "a{b!" })).toMatchObject({ password: "a{b!" });
    expect(inputFaults(setEdmPassword, { account: "a@a.com", password: "a{b}" })).toEqual({
      password: { code: "upstream.strong_password" },
    });
  });
});

describe("SMS", () => {
  it("reads its odd times", () => {
    const order = {
      account: "a@a.com",
      password: "aaa111!!!",
      pointsBought: 10_000,
      pointsLeft: 10_000,
      boughtAt: new Date("2014-12-02T16:00:00Z"),
    };
    expect(printed("sms.createorder")).toEqual(order);
    expect(printed("sms.getdetail")).toEqual(order);
  });

  it("may have a comma in the company's name only", () => {
    const order = {
      lastName: "张",
      firstName: "三",
      points: 3_000,
      administrator: "张三",
      administratorIdNumber: "310107198302020011",
      company: "Orange,Co.",
      licenceNumber: "91310115000000000X",
      legalRepresentative: "李四",
      legalRepresentativeIdNumber: "310107198302020011",
    };
    expect(sentQuery(buySms, order)).toMatchObject({ company: "Orange,Co.", yyzz: "91310115000000000X" });
    expect(inputFaults(buySms, { ...order, administrator: "张,三", company: "a" })).toEqual({
      administrator: { code: "upstream.person_name" },
      company: { code: "upstream.company_name" },
    });
    expect(buySms.secret).toContain("administratorIdNumber");
  });
});

describe("企推宝", () => {
  it("reads both families of fields into one shape", () => {
    expect(printed("qituibao.createorder")).toMatchObject({
      name: "订单管理名称",
      account: "管理账户",
      password: "管理密码",
      edition: "other",
      expiresAt: null,
      company: "公司 名称",
      mobile: "手机",
    });
    expect(printed("qituibao.getDetails", 1)).toMatchObject({
      password: "管理密码",
      domain: "客户域名",
      account: null,
    });
    const real = { y_nme: "qtb1", y_prd: "5", y_exptme: "2027/1/5 10:00:00", y_years: "2.00", y_regstt: "运行" };
    expect(decode("qituibao.getDetails", success([real]))).toMatchObject({
      edition: "promotion_standard",
      expiresAt: new Date("2027-01-05T02:00:00Z"),
      years: 2,
      stateText: "运行",
    });
  });

  it("reads lists, figures and counts in their odd dresses", () => {
    expect(printed("qituibao.getUpgradeList")).toEqual(["产品编号1", "产品编号 2"]);
    expect(printed("qituibao.checkKeyword")).toEqual({ index: null, shown: "综合指数" });
    expect(decode("qituibao.checkKeyword", success("1280"))).toEqual({ index: 1280, shown: "1280" });
    expect(decode("qituibao.CheckDomain", success("2"))).toEqual({ exists: true });
    expect(decode("qituibao.CheckDomain", success("0"))).toEqual({ exists: false });
  });

  it("wants of each family what belongs to it", () => {
    const both = { years: 1, company: "某公司", room: "shanghai" };
    const promotion = { domain: "a.com", keyword: "橙", generalKeyword: "橙子", regionalKeyword: "上海橙子" };
    expect(sentQuery(buyQituibao, { ...both, edition: "promotion_entry", ...promotion })).toEqual({
      prd: "4",
      term: "1",
      companyname: "某公司",
      place: "1",
      domain: "a.com",
      keyword: "橙",
      longWord: "橙子",
      cityLongWord: "上海橙子",
    });
    expect(inputFaults(buyQituibao, { ...both, edition: "all_round_entry", ...promotion })).toEqual({
      email: { code: "upstream.blank" },
      mobile: { code: "upstream.blank" },
      domain: { code: "upstream.other_edition" },
      keyword: { code: "upstream.other_edition" },
      generalKeyword: { code: "upstream.other_edition" },
      regionalKeyword: { code: "upstream.other_edition" },
    });
  });
});

describe("搜客易", () => {
  it("reads what is left of it", () => {
    expect(printed("soukeyi.getDetails")).toMatchObject({
      name: "订单管理名称",
      password: "账户密码",
      edition: "other",
    });
    expect(printed("soukeyi.getUpdatelist")).toEqual(["产品编号 1", "产品编号 2"]);
  });

  it("can be told the examples' spellings", () => {
    const renew = chooseVariants(renewSoukeyi as unknown as AnyRow, { soukeyi_years: "example" });
    expect(sentQuery(renew, { name: "sky1", years: 2 })).toEqual({ nme: "sky1", trem: "2" });
    const list = chooseVariants(listSoukeyiUpgrades as unknown as AnyRow, { soukeyi_upgrades_name: "example" });
    expect(sentQuery(list, { name: "sky1" })).toEqual({ account: "sky1" });
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addYears } from "@/lib/core/time";
import type { Bench } from "../../codes/bench";
import { openBench } from "../../codes/open-bench";
import { buySite, dinnerOrder, type SiteParams, siteOrder } from "../../codes/site-bench";
import type { EndpointId } from "../../manual/all";
import { sitestarproManual } from "../../manual/sitestarpro";
import type { RunningSandbox } from "../../start";

let sandbox: RunningSandbox;
let bench: Bench;
const called = new Set<EndpointId>();

beforeEach(async () => {
  ({ sandbox, bench } = await openBench(called));
});
afterEach(() => sandbox.close());

const DAY_MS = 86_400_000;
const rows = (message: unknown) => message as SiteParams[];
const site = (name: string) => sandbox.world.sites.get(name);
const usedFen = async () => BigInt((await bench.control.world()).money.usedFen ?? "0");
const detail = async (webname: string) => rows((await bench.call("sitestarpro.getProDetail", { webname })).message)[0];
const quote = async (params: SiteParams) =>
  (await bench.call("product.getProductPrice", { type: "4", years: "1", ...params })).message;

describe("an order of a site", () => {
  it("costs what is quoted, is opened at once, and can be read", async () => {
    expect(await quote({ tag: "pc", websitesetag: "ulti", location: "cn", years: "2" })).toBe("3000");
    const order = { ...siteOrder, websitetag: "ulti", years: "2", template: "3003" };
    const bought = await bench.call("sitetarpro.CreateSite", order);
    expect(bought.text).toMatch(/"buytime":"\d{4}\/\d{1,2}\/\d{1,2} \d\d:/);
    const [row] = rows(bought.message);
    expect(row).toMatchObject({
      ftpname: expect.stringMatching(/^pro[0-9a-f]{6}$/),
      templateid: "3003",
      mobiletemplateid: "",
      Terminal: "pc",
      ICPID: expect.stringMatching(/^B3/),
    });
    expect(await usedFen()).toBe(300_000n);
    expect(await detail(row?.ftpname ?? "")).toEqual(row);
    expect(await bench.control.sales(row?.ftpname)).toMatchObject([{ endpoint: "sitetarpro.CreateSite" }]);
    const stored = site(row?.ftpname ?? "");
    expect(stored?.expiresAtMs).toBe(addYears(new Date(stored?.boughtAtMs ?? 0), 2).getTime());
  });

  it("of both versions costs both, in Hong Kong more, with a premium template its price", async () => {
    const place = { location: "hk" };
    expect(await quote({ tag: "pc", websitesetag: "pro", ...place })).toBe("960");
    expect(await quote({ tag: "mbl", websitesetag: "pro", ...place })).toBe("576");
    const order = { ...siteOrder, ...place, mbl: "2", template: "3005", mobiletemplate: "5001" };
    const name = await buySite(bench, {}, order);
    expect(await usedFen()).toBe(96_000n + 57_600n + 30_000n);
    expect(site(name)).toMatchObject({ terminal: "pcmobile", templates: ["3005"], filingCode: "" });
  });

  it("is answered at the examples' addresses, too", async () => {
    const byExample = await bench.agent.get("/sitestarpro/CreateWebsite.aspx", siteOrder);
    expect(byExample.code).toBe("");
    const { ftpname = "" } = rows(byExample.message)[0] ?? {};
    const second = { webname: ftpname, template: "5001" };
    expect((await bench.agent.get("/sitestar/CreateOthPro.aspx", second)).code).toBe("");
    expect(site(ftpname)?.terminal).toBe("pcmobile");
  });

  it("of a micro product and of a mini program", async () => {
    expect(await quote({ tag: "mbl", websitesetag: "dinner" })).toBe("600");
    expect(await quote({ tag: "mbl", websitesetag: "dinner", location: "hk" })).toBe("0");
    expect(site(await buySite(bench, {}, dinnerOrder))).toMatchObject({ edition: "dinner", terminal: "mobile" });
    const mini = { years: "1", websitetag: "wxulti", mobiletemplate: "9003" };
    const webname = await buySite(bench, {}, mini);
    const list = await bench.call("sitestarpro.getUpgradelist", { webname });
    expect(rows(list.message)).toMatchObject([{ sitetype: "wxshop" }]);
    expect((await bench.call("sitestarpro.getEditWebURL", { webname, type: "wx" })).message).toMatch(/^http:.*wx/);
  });

  it("finds no price for what is not sold by it", async () => {
    expect(await quote({ prd: "ez_Professional" })).toBe("800");
    expect(await quote({ prd: "ez_Nothing" })).toBe("0");
    expect(await quote({ tag: "bz", websitesize: "200", location: "cn", system: "windows" })).toBe("0");
    expect(await quote({ tag: "xx" })).toBe("建站类型错误");
  });
});

describe("a site of ours", () => {
  it("is renewed for the quoted price, from the old expiry on", async () => {
    const webname = await buySite(bench);
    const before = site(webname)?.expiresAtMs ?? 0;
    const price = await bench.call("product.getRenewPrice", { type: "4", pdtname: webname, years: "2", tmetpe: "5" });
    expect(price.message).toBe("1600");
    const paid = await usedFen();
    expect((await bench.call("sitestarpro.renewalSite", { webname, years: "2" })).code).toBe("");
    expect((await usedFen()) - paid).toBe(160_000n);
    expect(site(webname)?.expiresAtMs).toBe(addYears(new Date(before), 2).getTime());
    const none = await bench.call("product.getRenewPrice", { type: "4", pdtname: "pronobody" });
    expect(none.message).toBe("0");
  });

  it("gets its second version once, for the time that is left", async () => {
    const webname = await buySite(bench);
    const paid = await usedFen();
    const second = { webname, template: "5001" };
    expect((await bench.call("sitetarpro.CreateOthPro", second)).code).toBe("");
    expect((await usedFen()) - paid).toBe(48_000n);
    expect(await detail(webname)).toMatchObject({ Terminal: "pcmobile", templateid: "3001", mobiletemplateid: "5001" });
  });

  it("is upgraded and moved, but not while a domain is bound", async () => {
    const webname = await buySite(bench);
    const list = await bench.call("sitestarpro.getUpgradelist", { webname });
    expect(list.text).toContain('"Terminnal":"pc"');
    expect(rows(list.message)).toContainEqual({ roomid: "", sitetype: "shop", location: " cn", Terminnal: "pc" });
    const paid = await usedFen();
    const up = { webname, sitetag: "ulti", location: "cn" };
    expect((await bench.call("sitestarpro.SiteUpgrade", up)).code).toBe("");
    expect((await usedFen()) - paid).toBe(70_000n);
    await bench.call("sitestarpro.binddomain", { webname, domainname: "free-moving.com" });
    const move = { webname, sitetag: "ulti", location: "hk" };
    expect((await bench.call("sitestarpro.SiteUpgrade", move)).code).toBe("12129");
    await bench.call("sitestarpro.deletedomain", { webname, domainname: "free-moving.com" });
    expect((await bench.call("sitestarpro.SiteUpgrade", move)).code).toBe("");
    expect(site(webname)).toMatchObject({ edition: "ulti", location: "hk" });
  });

  it("binds domains per version and lists them", async () => {
    const webname = await buySite(bench, {}, { ...siteOrder, mbl: "2", mobiletemplate: "5001" });
    const domainname = "free-示例.com";
    expect((await bench.call("sitestarpro.binddomain", { webname, domainname, pcmbl: "2" })).code).toBe("");
    const list = () => bench.call("sitestarpro.getDomainLst", { webname });
    expect((await list()).message).toEqual([
      { domain: domainname, Locate: "PC" },
      { domain: domainname, Locate: "Mobile" },
    ]);
    await bench.call("sitestarpro.deletedomain", { webname, domainname, pcmb1: "1" });
    expect((await list()).message).toEqual([{ domain: domainname, Locate: "PC" }]);
    await bench.control.settings({ warts: "misprints" });
    expect((await list()).text).toContain(`[{"domain":"${domainname}"},"Locate":"PC"]`);
  });

  it("takes another name, and is gone a month after its expiry", async () => {
    const webname = await buySite(bench);
    expect((await bench.call("sitestarpro.changename", { webname, newname: "mynewsite" })).text).toContain('" "');
    expect((await bench.call("sitestarpro.getProDetail", { webname })).code).toBe("10019");
    expect(await detail("mynewsite")).toMatchObject({ ftpname: "mynewsite", webadmin: webname });
    const used = await bench.call("product.checkpraname", { praname: "mynewsite", protype: "5" });
    expect(used.code).toBe("10031");
    const past = (days: number) => new Date(sandbox.world.now() - days * DAY_MS).toISOString();
    await bench.control.site({ name: "mynewsite", expiresAt: past(29) });
    expect((await bench.call("sitestarpro.renewalSite", { webname: "mynewsite", years: "1" })).code).toBe("");
    await bench.control.site({ name: "mynewsite", expiresAt: past(31) });
    expect((await bench.call("sitestarpro.renewalSite", { webname: "mynewsite", years: "1" })).code).toBe("12114");
  });

  it("buys premium templates, a bad coupon ignored, and is copied with them", async () => {
    const webname = await buySite(bench);
    const paid = await usedFen();
    const bad = { webname: `${webname}-2`, template: "5005", signature: "NOSUCHCOUPON" };
    expect((await bench.call("sitestarpro.buyTemplate", bad)).code).toBe("");
    expect((await usedFen()) - paid).toBe(30_000n);
    const good = { webname, template: "3005", signature: "4FF245B1D2B7" };
    await bench.call("sitestarpro.buyTemplate", good);
    expect((await usedFen()) - paid).toBe(59_500n);
    const copy = { webname, years: "2", Websitetag: "shop" };
    expect((await bench.call("sitestarpro.getCorysite", copy)).text).toContain('"message" : ""');
    expect((await usedFen()) - paid).toBe(59_500n + 500_000n + 60_000n);
    const copied = [...sandbox.world.sites.values()].find((one) => one.edition === "shop");
    expect(copied).toMatchObject({ templates: ["5005", "3005"], domains: [] });
    expect(copied?.name).not.toBe(webname);
    expect((await bench.call("sitestarpro.getCorysite", {})).code).toBe("10012");
    expect((await bench.call("sitestarpro.getCorysite", { ...copy, years: "9" })).message).toBe("复制年限错误");
  });
});

describe("the catalogue", () => {
  it("of templates, with escaped names and levels", async () => {
    const list = await bench.call("sitestarpro.getCatalist");
    expect(list.text).toContain('"tpl_category_name":"\\u5546\\u4e1a","amount":4');
    expect(rows(list.message)[1]).toMatchObject({ tpl_category_id: "2", tpl_category_name: "宠物" });
    const pets = rows((await bench.call("sitestarpro.getTemplate", { Category: "2" })).message);
    expect(pets.map((one) => [one.tpl_id, one.user_level, one.tpl_price])).toEqual([
      ["3011", "1", undefined],
      ["3012", "2", undefined],
      ["3013", "3", undefined],
      ["3014", "4", undefined],
    ]);
    const premium = { Mobile: "3", refinement: "1" };
    const mini = rows((await bench.call("sitestarpro.getTemplate", premium)).message);
    expect(mini[0]).toMatchObject({ tpl_id: "9005", tpl_price: "300.00" });
  });

  it("of the showcase, by colour and category", async () => {
    const [colours, tree] = rows((await bench.call("sitestarpro.getCaseParamList")).message) as unknown as [
      { colordetail: SiteParams[] },
      { category: { subcategory: { subcategory: SiteParams[] }[] }[] },
    ];
    expect(colours.colordetail).toHaveLength(13);
    expect(tree.category[0]?.subcategory[0]?.subcategory[0]).toEqual({ subcateid: "54", subcatename: "安防" });
    const all = rows((await bench.call("sitestarpro.getSiteCaseList", { mobile: "0" })).message);
    const colour = all[0]?.color?.split(",")[0] ?? "";
    const some = rows((await bench.call("sitestarpro.getSiteCaseList", { mobile: "0", color: colour })).message);
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all.length);
    const bySub = { parentcategory: "1", subcategory: "42" };
    const found = rows((await bench.call("sitestarpro.getSiteCaseList", bySub)).message);
    expect(new Set(found.map((one) => one.subcategory))).toEqual(new Set(["42"]));
  });
});

it("tidy answers have neither blanks nor misspelt keys", async () => {
  await bench.control.settings({ warts: "clean" });
  const webname = await buySite(bench);
  const list = await bench.call("sitestarpro.getUpgradelist", { webname });
  expect(rows(list.message)[0]).toMatchObject({ location: "hk", Terminal: "pc" });
  expect((await bench.call("sitestarpro.getCatalist")).text).toContain("商业");
});

it("every endpoint of the chapter was called in these tests", () => {
  expect(Object.keys(sitestarproManual).filter((id) => !called.has(id as EndpointId))).toEqual([]);
});

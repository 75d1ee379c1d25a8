import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addYears, otimeText } from "@/lib/core/time";
import { SandboxControl } from "@/sandbox/control/control";
import { sandboxCredentials } from "@/sandbox/http/credentials";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { type Client, type ClientOptions, createClient, type Otime } from "./client";
import * as edm from "./endpoints/edm";
import { checkUpstreamProductName, readAgentMoney, readPrice, readRenewPrice } from "./endpoints/product-and-user";
import * as qituibao from "./endpoints/qituibao";
import * as catalogue from "./endpoints/site-catalogue";
import * as controls from "./endpoints/site-controls";
import * as sites from "./endpoints/sites";
import * as sms from "./endpoints/sms";
import * as soukeyi from "./endpoints/soukeyi";
import * as support from "./endpoints/support";
import type { Outcome } from "./outcome";

/** The client against the sandbox: sites, bulk mail, SMS, 企推宝, 搜客易, questions. */
let sandbox: RunningSandbox;
let control: SandboxControl;
let client: Client;

let last = 0;
function nextOtime(): Otime {
  last = Math.max(last + 1, sandbox.world.now());
  return { text: otimeText(new Date(last)), ms: BigInt(last) };
}
const purchase = () => ({ attemptId: `attempt-${last}`, otime: nextOtime(), beforeSend: () => true });

const clientOf = (url: string, more: Partial<ClientOptions> = {}) =>
  createClient({
    credentials: sandboxCredentials,
    urls: { api: url, check: url, support: `${url}/api` },
    nextOtime: async () => nextOtime(),
    logCall: () => undefined,
    storePurchaseReply: async () => undefined,
    ...more,
  });

beforeAll(async () => {
  sandbox = await startSandbox();
  control = new SandboxControl(sandbox.url);
  await control.remit("200000.00");
  client = clientOf(sandbox.url);
});
afterAll(async () => {
  client.close();
  await sandbox.close();
});

function value<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== "ok") throw new Error(JSON.stringify(outcome));
  expect(outcome.incomplete).toBe(false);
  return outcome.value;
}
const usedFen = async () => value(await client.call(readAgentMoney, {})).usedFen ?? 0n;
const order = { years: 1, edition: "basic", location: "china", versions: "desktop", templateId: "3001" } as const;

describe.each(["usual", "clean"] as const)("with answers that are %s", (warts) => {
  beforeAll(async () => {
    await control.settings({ warts });
  });

  it("a site is quoted, bought, read, renewed, upgraded, bound and renamed", async () => {
    const quote = { product: "site", siteKind: "desktop", edition: "basic", location: "china", years: 1 } as const;
    const priceFen = value(await client.call(readPrice, quote));
    const before = await usedFen();
    const bought = value(await client.call(sites.buySite, order, purchase()));
    expect((await usedFen()) - before).toBe(priceFen);
    const { name } = bought;
    const read = value(await client.call(controls.readSite, { name }));
    expect(read).toEqual(bought);
    expect(read).toMatchObject({ versions: "desktop", templateId: "3001", monthlyTrafficMb: 50_000 });

    const renewal = value(await client.call(readRenewPrice, { product: "site", name, years: 2, period: "year" }));
    expect(renewal).toBe((priceFen ?? 0n) * 2n);
    value(await client.call(sites.renewSite, { name, years: 2 }, purchase()));
    const renewed = value(await client.call(controls.readSite, { name }));
    expect(renewed.expiresAt).toEqual(addYears(bought.expiresAt ?? new Date(0), 2));

    value(await client.call(sites.buySecondVersion, { name, templateId: "5001" }, purchase()));
    const upgrades = value(await client.call(controls.listSiteUpgrades, { name }));
    expect(upgrades).toContainEqual({ roomId: null, edition: "marketing", location: "china", versions: "both" });
    value(await client.call(controls.upgradeSite, { name, edition: "standard", location: "china" }, purchase()));
    const target = { site: { name, version: "desktop" }, templateId: "3005" } as const;
    value(await client.call(sites.buyTemplate, target, purchase()));
    value(await client.call(sites.copySite, { name, years: 1, edition: "standard" }, purchase()));

    const binding = { name, domain: `free-${warts}.com`, version: "both" } as const;
    value(await client.call(controls.bindSiteDomain, binding));
    const domains = value(await client.call(controls.listSiteDomains, { name }));
    expect(domains.map(({ version }) => version)).toEqual(["desktop", "mobile"]);
    value(await client.call(controls.unbindSiteDomain, binding));
    expect(value(await client.call(controls.listSiteDomains, { name }))).toEqual([]);
    expect(value(await client.call(controls.readSiteEditor, { name, version: "mobile" }))).toMatch(/^http/);
    value(await client.call(controls.renameSite, { name, newName: `shop${warts}` }));
    expect(await client.call(controls.readSite, { name })).toMatchObject({ kind: "rejected", name: "not_ours" });
    const taken = await client.call(checkUpstreamProductName, { name: `shop${warts}`, product: "sitestar" });
    expect(taken).toMatchObject({ kind: "rejected", name: "name_taken" });
  });

  it("templates and showcase", async () => {
    const [first] = value(await client.call(catalogue.listTemplateCategories, {}));
    expect(first).toEqual({ categoryId: "1", name: "商业", desktopTemplates: 4, kindNumber: 1 });
    const premium = value(await client.call(catalogue.listTemplates, { kind: "mobile", premium: true }));
    expect(premium[0]).toMatchObject({ templateId: "5005", priceFen: 30_000n, level: 2 });
    const filters = value(await client.call(catalogue.readShowcaseFilters, {}));
    const colour = filters.colours[2];
    const cases = value(await client.call(catalogue.listShowcase, { kind: "mobile", colourId: colour?.id }));
    for (const one of cases) expect(one.colourIds).toContain(colour?.id);
  });

  it("bulk mail and SMS accounts", async () => {
    const contact = { lastName: "张", firstName: "三", points: 10_000 };
    const mail = value(await client.call(edm.buyEdm, contact, purchase()));
    const { account } = mail;
    value(await client.call(edm.buyEdmPoints, { account, points: 1_000 }, purchase()));
    value(await client.call(edm.setEdmPassword, { account, password: "abc!{9" }));
    expect(value(await client.call(edm.readEdm, { account }))).toEqual({ ...mail, password: "abc!{9", points: 11_000 });
    expect(value(await client.call(edm.readEdmPoints, { account }))).toBe(11_000);
    expect(value(await client.call(edm.readEdmLogin, { account }))).toMatchObject({ oneClick: false });

    const identity = {
      administrator: "张三",
      administratorIdNumber: "310107198302020011",
      company: "橙子,上海",
      licenceNumber: "91310115000000000X",
      legalRepresentative: "李四",
      legalRepresentativeIdNumber: "31010719830202002X",
    };
    const bought = value(await client.call(sms.buySms, { ...contact, ...identity }, purchase()));
    expect(bought.boughtAt).toBeInstanceOf(Date);
    const more = { account: bought.account, points: 1_000 };
    expect(await client.call(sms.buySmsPoints, more, purchase())).toMatchObject({ kind: "unknown", code: 21107 });
    await control.advance(16_000);
    value(await client.call(sms.buySmsPoints, more, purchase()));
    expect(value(await client.call(sms.readSmsPoints, { account: bought.account }))).toBe(11_000);
    expect(value(await client.call(sms.readSms, { account: bought.account })).pointsBought).toBe(11_000);
    expect(value(await client.call(sms.readSmsLogin, { account: bought.account })).oneClick).toBe(true);
    value(await client.call(sms.setSmsPassword, { account: bought.account, password: "abc!1234" }));
  });

  it("企推宝 and 搜客易", async () => {
    const trade = {
      edition: "trade_entry",
      years: 1,
      period: "year",
      company: `金橘${warts}有限公司`,
      room: "shanghai",
      mobile: warts === "usual" ? "13800000001" : "13800000002",
      email: `${warts}@example.com`,
    } as const;
    const bought = value(await client.call(qituibao.buyQituibao, trade, purchase()));
    const { name } = bought;
    const again = await client.call(qituibao.buyQituibao, trade, purchase());
    expect(again).toMatchObject({ kind: "rejected", name: "company_unusable" });
    value(await client.call(qituibao.renewQituibao, { name, years: 2, period: "year" }, purchase()));
    expect(value(await client.call(qituibao.listQituibaoUpgrades, { name }))).toEqual(["2", "3"]);
    value(await client.call(qituibao.upgradeQituibao, { name, edition: "standard" }, purchase()));
    expect(value(await client.call(qituibao.readQituibao, { name }))).toMatchObject({
      edition: "trade_standard",
      expiresAt: addYears(bought.expiresAt ?? new Date(0), 2),
      years: 3,
      password: bought.password,
    });
    expect(value(await client.call(qituibao.checkQituibaoDomain, { domain: "free.example.com" }))).toEqual({
      exists: false,
    });
    expect(value(await client.call(qituibao.readKeywordIndex, { keyword: "美橙" })).index).toBeGreaterThanOrEqual(0);

    const search = value(await client.call(soukeyi.buySoukeyi, { edition: "baidu", years: 1 }, purchase()));
    const own = { name: search.name };
    value(await client.call(soukeyi.renewSoukeyi, { ...own, years: 1 }, purchase()));
    expect(value(await client.call(soukeyi.listSoukeyiUpgrades, own))).toEqual(["2", "3"]);
    value(await client.call(soukeyi.upgradeSoukeyi, { ...own, edition: "baidu_google" }, purchase()));
    expect(value(await client.call(soukeyi.readSoukeyi, own))).toMatchObject({ edition: "baidu_google", years: 2 });
  });

  it("a question and its answer", async () => {
    const asked = { question: "打不开,请看\n谢谢", category: "site_fault", product: "shop1" } as const;
    const questionId = value(await client.call(support.askUpstream, asked));
    expect(value(await client.call(support.readUpstreamReplies, { questionId }))).toEqual({
      state: "waiting",
      replies: [],
    });
    await control.advance(41_000);
    const answered = value(await client.call(support.readUpstreamReplies, { questionId }));
    expect(answered).toMatchObject({ state: "finished", replies: [{ repliedAt: expect.any(Date) }] });
    expect(answered.replies[0]?.text).toMatch(/“打不开，请看 谢谢”（shop1）[^<]*\napi$/);
    value(await client.call(support.askUpstreamMore, { questionId, question: "好了" }));
  });
});

it("what the manual misprints is read, and a site's order goes to the chosen address", async () => {
  await control.settings({ warts: "misprints" });
  const { name } = value(await client.call(sites.buySite, order, purchase()));
  value(await client.call(controls.bindSiteDomain, { name, domain: "free-misprint.com" }));
  expect(value(await client.call(controls.listSiteDomains, { name }))).toEqual([
    { domain: "free-misprint.com", version: "desktop" },
  ]);
  const promotion = { edition: "promotion_entry", years: 1, company: "橙子公司", room: "beijing" } as const;
  const words = { domain: "orange.example.com", keyword: "橙", generalKeyword: "橙子", regionalKeyword: "上海橙子" };
  const cheap = value(await client.call(qituibao.buyQituibao, { ...promotion, ...words }, purchase()));
  expect(cheap).toMatchObject({ edition: "promotion_entry", domain: "orange.example.com", years: 1 });
  expect(value(await client.call(qituibao.listQituibaoUpgrades, { name: cheap.name }))).toEqual(["2"]);

  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(new URL(request.url ?? "", "http://x").pathname);
    response.end('{"action":"x","status":"failed","message":"12008 建站标签非法"}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const choices of [undefined, { site_path: "example" }]) {
    const other = clientOf(url, { choices });
    expect(await other.call(sites.buySite, order, purchase())).toMatchObject({ kind: "rejected", code: 12008 });
    other.close();
  }
  await new Promise((resolve) => server.close(resolve));
  expect(paths).toEqual(["/sitetarpro/CreateSite.aspx", "/sitestarpro/CreateWebsite.aspx"]);
});

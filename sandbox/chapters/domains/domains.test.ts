import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { company, person } from "../../codes/agent";
import { GOOD_PICTURE, material, submit } from "../../codes/audit";
import type { Bench } from "../../codes/bench";
import { openBench } from "../../codes/open-bench";
import { type EndpointId, endpointIds } from "../../manual/all";
import { auditManual } from "../../manual/audit";
import { domainsManual } from "../../manual/domains";
import { fieldNotesManual } from "../../manual/field-notes";
import { productAndUserManual } from "../../manual/product-and-user";
import type { RunningSandbox } from "../../start";
import { handlers } from "../handlers";

let sandbox: RunningSandbox;
let bench: Bench;
const called = new Set<EndpointId>();

beforeEach(async () => {
  ({ sandbox, bench } = await openBench(called));
});
afterEach(() => sandbox.close());

type Row = Record<string, string>;
const rows = (message: unknown) => message as Row[];
const detail = async (name: string) =>
  rows((await bench.call("domains.DomainDetail", { domainname: name })).message)[0];

describe("the check host", () => {
  it("answers without authentication, keyed by the lower-cased name", async () => {
    called.add("check.check");
    expect((await bench.agent.check("FreeName", "com")).message).toEqual([{ "freename.com": "available" }]);
    expect((await bench.agent.check("google", ".com")).message).toEqual([{ "google.com": "unavailable" }]);
    expect((await bench.agent.check("free示例", ".中国")).message).toEqual([{ "free示例.中国": "available" }]);
    expect((await bench.agent.check("my-check-error", ".com")).message).toEqual([{ "my-check-error.com": "error" }]);
    await bench.control.take("freename.com");
    expect((await bench.agent.check("freename", "com")).message).toEqual([{ "freename.com": "unavailable" }]);
  });

  it("takes the same share of short names every time, and none of the long ones", async () => {
    const names = Array.from({ length: 200 }, (_, n) => `ab${n}`);
    const ask = async (name: string) =>
      Object.values(rows((await bench.agent.check(name, ".top")).message)[0] ?? {})[0];
    const first = await Promise.all(names.map(ask));
    expect(await Promise.all(names.map(ask))).toEqual(first);
    const share = first.filter((word) => word === "unavailable").length / names.length;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.5);
    expect(await ask("averylongname123")).toBe("available");
  });

  it("tells who owns a taken name", async () => {
    called.add("check.whois");
    const whois = async (domain: string) =>
      (await (await fetch(`${sandbox.url}/whois.aspx?domain=${domain}&ip=`)).json()) as { message: Row[] };
    expect((await whois("google.com")).message[0]?.detailInfo).toMatch(
      /Domain Name: google\.com<br\/>Registrar: Another/,
    );
    expect((await whois("freename.com")).message[0]?.detailInfo).toMatch(/No match/);
  });
});

describe("contacts", () => {
  it("are made, listed, changed and deleted", async () => {
    const userid = await bench.contact();
    const list = rows((await bench.call("domains.ContactList", { userid })).message);
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({ userid, ownername_cn: "张三", ischecked: "0", licencetype: "SFZ" });
    expect(list[0]?.regtime).toMatch(/^\d{4}-\d{1,2}-\d{1,2} \d\d:\d\d:\d\d$/);
    const changed = await bench.call("domains.ModifyContact", { ...company, userid });
    expect(changed.code).toBe("");
    const info = rows((await bench.call("domains.ContactInfo", { userid })).message);
    expect(info.map((row) => [row.domainownertype, row.userid])).toEqual([
      ["1", userid],
      ["2", ""],
      ["3", ""],
      ["4", ""],
    ]);
    expect(info[0]).toMatchObject({ domaintype: "O", ownername_cn: "上海美橙互联有限公司" });
    const gone = await bench.call("domains.DeleteContact", { userid });
    expect(gone.text).toContain('"message" : " "');
    expect((await bench.call("domains.ContactList", { userid })).message).toEqual([]);
  });

  it("accept rare characters and the middle dot in names", async () => {
    await bench.contact({ "company-cn": "阿不都·𠮷", "lastname-cn": "阿不都·", "firstname-cn": "𠮷" });
  });
});

describe("a registration", () => {
  it("is charged at once, runs after its review, and shows what was ordered", async () => {
    const userid = await bench.own("free-shop.com", { years: "2" });
    expect(await bench.control.sales()).toMatchObject([
      { name: "free-shop.com", amountFen: "15000", refundedFen: "0" },
    ]);
    expect(await detail("free-shop.com")).toMatchObject({
      d_dme: "free-shop.com",
      runstate: "Not certified",
      host1: "ns1.ezdnscenter.com",
      hostip6: "117.25.149.43",
      password: "abc12345",
      userid,
    });
    called.add("domains.DomainAudit");
    expect((await submit(bench, { domainname: "free-shop.com" })).code).toBe("");
    const state = async () =>
      rows((await bench.call("domains.checkAuditResult", { domainname: "free-shop.com" })).message)[0];
    expect((await state())?.checkstate).toBe("waiting");
    await bench.control.advance(9_000);
    expect((await state())?.checkstate).toBe("pending");
    await bench.control.advance(9_000);
    expect((await state())?.checkstate).toBe("pass");
    expect((await detail("free-shop.com"))?.runstate).toBe("run");
    await bench.own("free-second.com", { userid });
    expect((await detail("free-second.com"))?.runstate).toBe("run");
  });

  it("is processing first, and the name is taken from then on", async () => {
    await bench.order("free-fresh.top", await bench.contact());
    expect((await detail("free-fresh.top"))?.runstate).toBe("processing");
    expect((await bench.agent.check("free-fresh", ".top")).message).toEqual([{ "free-fresh.top": "unavailable" }]);
    await bench.control.advance(3_000);
    expect((await detail("free-fresh.top"))?.runstate).toBe("run");
  });

  it.each([
    ["free-fail-register.top", "Failed"],
    ["free-late-registered.top", "registered"],
    ["free-illegal-name.top", "Illegal"],
  ])("%s ends as %s and is refunded", async (name, state) => {
    await bench.own(name);
    expect((await detail(name))?.runstate).toBe(state);
    const [sale] = await bench.control.sales(name);
    expect(sale).toMatchObject({ amountFen: "900", refundedFen: "900", reason: state });
    expect((await bench.control.world()).money.balance).toBe("10000.00");
  });

  it("knows Chinese names in both forms", async () => {
    await bench.own("free示例.中国");
    expect(await detail("free示例.中国")).toMatchObject({
      d_dme: "free示例.中国",
      Punycode: expect.stringMatching(/^xn--.*\.xn--fiqs8s$/),
    });
    const { Punycode = "" } = (await detail("free示例.中国")) ?? {};
    expect(await detail(Punycode)).toMatchObject({ d_dme: "free示例.中国" });
    await bench.own("free-latin.top");
    const all = await bench.call("domains.DomainList", { domaintype: "en" });
    expect(rows(all.message).map((row) => row.d_dme)).toEqual(["free示例.中国", "free-latin.top"]);
    const list = await bench.call("domains.DomainList", { domaintype: "cn" });
    expect(rows(list.message).map((row) => row.d_dme)).toEqual(["free示例.中国"]);
  });

  it("takes a coupon once", async () => {
    await bench.own("free-coupon1.top", { signature: "4FF245B1D2B7" });
    expect((await bench.control.sales("free-coupon1.top"))[0]?.amountFen).toBe("400");
    expect((await bench.order("free-coupon2.top", await bench.contact(), { signature: "4FF245B1D2B7" })).code).toBe(
      "10043",
    );
  });
});

describe("a domain of ours", () => {
  it("is renewed for what was quoted, with its guard", async () => {
    await bench.own("free-renew.top");
    const price = await bench.call("product.getRenewPrice", { type: "1", pdtname: "free-renew.top", years: "2" });
    expect(price.message).toBe("58");
    const expires = (await detail("free-renew.top"))?.ExpireTime ?? "";
    const [y = "", m = "", d = ""] = expires.split(" ")[0]?.split("/") ?? [];
    const exptme = [y, m.padStart(2, "0"), d.padStart(2, "0")].join("-");
    const order = { domainname: "free-renew.top", years: "2", exptme };
    expect((await bench.call("domains.DomainRenew", order)).code).toBe("");
    expect((await detail("free-renew.top"))?.runstate).toBe("renewal process");
    await bench.control.advance(2_000);
    expect((await detail("free-renew.top"))?.ExpireTime).toBe(expires.replace(y, String(Number(y) + 2)));
    expect((await bench.call("domains.DomainRenew", order)).code).toBe("11605");
    expect((await bench.control.sales("free-renew.top")).map((sale) => sale.amountFen)).toEqual(["900", "5800"]);
  });

  it("expires, can be renewed for 30 days, and is free again at last", async () => {
    await bench.own("free-old.top");
    await bench.control.advance(366 * 86_400_000);
    expect((await detail("free-old.top"))?.runstate).toBe("expired");
    expect((await bench.call("domains.DomainRenew", { domainname: "free-old.top", years: "1" })).code).toBe("");
    await bench.control.advance((366 + 70) * 86_400_000);
    expect((await detail("free-old.top"))?.runstate).toBe("deleted");
    expect((await bench.agent.check("free-old", "top")).message).toEqual([{ "free-old.top": "available" }]);
    expect((await bench.order("free-old.top", await bench.contact())).code).toBe("");
  });

  it("gives its renewal's money back when it fails", async () => {
    await bench.own("free-fail-renew.top");
    await bench.call("domains.DomainRenew", { domainname: "free-fail-renew.top", years: "1" });
    await bench.control.advance(2_000);
    expect((await detail("free-fail-renew.top"))?.runstate).toBe("renewals failure");
    expect((await bench.control.sales("free-fail-renew.top"))[1]).toMatchObject({
      amountFen: "2900",
      refundedFen: "2900",
    });
  });

  it("changes password, holder, name servers, privacy, and has a panel", async () => {
    const domainname = "free-manage.top";
    await bench.own(domainname);
    expect((await bench.call("domains.ModifyPassword", { domainname, password: "newpass1" })).code).toBe("");
    expect((await detail(domainname))?.password).toBe("newpass1");
    const userid = await bench.contact(company);
    expect((await bench.call("domains.domainguohu", { domainname, userid })).code).toBe("");
    expect(await detail(domainname)).toMatchObject({ userid, domaintype: "company" });
    await bench.call("domains.ModifyDNS", { domainname, dns_hst1: "a.ns.example", dns_hst2: "b.ns.example" });
    const dns = await bench.call("domains.DNSList", { domainname });
    expect(dns.text).toContain(
      '"message" : "[{"dns1":"a.ns.example","dns2":"b.ns.example","dns3":" ","dns4":" ","dns5":" ","dns6":" "}]"',
    );
    await bench.call("domains.ResetDNS", { domainname });
    expect((await detail(domainname))?.host2).toBe("ns2.ezdnscenter.com");
    expect((await bench.call("domains.DomainWhoisProtect", { pdtnme: domainname, newstas: "1" })).code).toBe("");
    expect((await bench.control.domain(domainname))?.whoisProtect).toBe(true);
    expect(String((await bench.call("domains.getLoginURL", { pdtnme: domainname })).message)).toMatch(/^http:/);
  });

  it("keeps records", async () => {
    const domainname = "free-records.top";
    await bench.own(domainname);
    const empty = await bench.call("domains.RecList", { domainname });
    expect(empty.text).toBe('{ "action" : "Rec list", "status" : "failed", "success" : "message":[] }');
    const add = (change: Row) => bench.call("domains.AddRec", { domainname, rec_item: "@", ...change });
    const fine: Row[] = [
      { rec_type: "A", rec_value: "192.0.2.1" },
      { rec_type: "AAAA", rec_value: "2001:db8::1" },
      { rec_type: "MX", rec_level: "5", rec_value: "mx.example.com." },
      { rec_type: "TXT", rec_value: "v=spf1 -all" },
      { rec_type: "NS", rec_item: "sub", rec_value: "ns.example.com." },
      { rec_type: "SRV", rec_item: "_sip._tcp", rec_value: "1 2 5060 sip.example.com." },
      { rec_type: "CAA", rec_value: '0 issue "letsencrypt.org"' },
      { rec_type: "CNAME", rec_item: "www", rec_value: "example.com.", rec_ttl: "3600" },
    ];
    for (const record of fine) expect((await add(record)).code, record.rec_type).toBe("");
    const refused: Row[] = [
      { rec_type: "AAAA", rec_value: "192.0.2.1" },
      { rec_type: "SRV", rec_value: "1 2 x host." },
      { rec_type: "CAA", rec_value: "issue letsencrypt.org" },
      { rec_type: "A", rec_value: "192.0.2.9", rec_ttl: "299" },
      { rec_type: "A", rec_item: "www", rec_value: "192.0.2.9" },
      { rec_type: "CNAME", rec_item: "sub", rec_value: "example.com." },
    ];
    for (const record of refused) expect((await add(record)).code, JSON.stringify(record)).toBe("11319");
    const list = rows((await bench.call("domains.RecList", { domainname })).message);
    expect(list.map((row) => row.rec_type)).toEqual(fine.map((row) => row.rec_type));
    expect(list[2]).toMatchObject({ rec_mx: "5", rec_ttl: "600", rec_line: "默认", domainname });
    const rec_id = list[7]?.rec_id ?? "";
    const change = { domainname, rec_id, rec_ttl: "600", rec_value: "other.example.com." };
    expect((await bench.call("domains.ModifyRec", change)).code).toBe("");
    expect((await bench.call("domains.DeleteRec", { domainname, rec_id: list[0]?.rec_id ?? "" })).code).toBe("");
    const left = rows((await bench.call("domains.RecList", { domainname })).message);
    expect(left).toHaveLength(7);
    expect(left[6]?.rec_value).toBe("other.example.com.");
  });
});

describe("a transfer in", () => {
  const order = async (domainname: string, authcode: string, more: Row = {}) =>
    bench.call("domains.domainzhuanru", { domainname, authcode, userid: await bench.contact(), ...more });
  const state = (domainname: string) => bench.call("domains.domainzhuanrustate", { domainname });

  it("goes its way and ends with the name, a year added", async () => {
    const name = "moving-taken.com";
    const code = Buffer.from("a#b$c").toString("base64");
    expect((await order(name, code, { jm: "Y", Mcdns: "1" })).code).toBe("");
    expect((await state(name)).text).toContain('"message" : {"code":" 0"," title":" 等待处理"}');
    const before = (await bench.control.domain(name))?.expiresAtMs ?? 0;
    for (const expected of ["2", "3", "6", "10"]) {
      await bench.control.advance(3_100);
      expect(((await state(name)).message as Row).code).toBe(` ${expected}`);
    }
    const after = await bench.control.domain(name);
    expect(after?.state).toBe("Not certified");
    expect((after?.expiresAtMs ?? 0) - before).toBeGreaterThan(364 * 86_400_000);
    expect(await bench.control.sales(name)).toMatchObject([{ endpoint: "domains.domainzhuanru", amountFen: "7500" }]);
  });

  it("can be cancelled while it waits, and is refunded", async () => {
    await order("moving-taken.com", "code123");
    await bench.control.advance(3_100);
    expect((await bench.call("domains.cancelzhuanru", { domainname: "moving-taken.com" })).code).toBe("");
    expect(((await state("moving-taken.com")).message as Row).code).toBe(" 12");
    expect((await bench.control.world()).money.balance).toBe("10000.00");
    expect((await order("moving-taken.com", "code123")).code).toBe("");
  });

  it("stops at a wrong code until another one comes", async () => {
    await order("moving-taken.com", "later-bad");
    await bench.control.advance(3_100);
    expect(((await state("moving-taken.com")).message as Row).code).toBe(" 1");
    const again = { domainname: "moving-taken.com", authcode: "!@#123ld" };
    expect((await bench.call("domains.updateauthcode", again)).code).toBe("");
    await bench.control.advance(20_000);
    expect(((await state("moving-taken.com")).message as Row).code).toBe(" 10");
  });

  it("fails late and is refunded", async () => {
    await order("fail-transfer-taken.com", "code123");
    await bench.control.advance(20_000);
    expect(((await state("fail-transfer-taken.com")).message as Row).code).toBe(" 11");
    expect((await bench.control.world()).money.balance).toBe("10000.00");
  });
});

describe("a review", () => {
  it("fails with a reason, URL-encoded, and can be tried again", async () => {
    await bench.own("free-fail-audit.cn");
    await submit(bench, { domainname: "free-fail-audit.cn" });
    await bench.control.advance(20_000);
    const ask = () => bench.call("domains.checkAuditResult", { domainname: "free-fail-audit.cn,free-none.cn" });
    const found = rows((await ask()).message);
    expect(found).toHaveLength(1);
    expect(found[0]?.checkstate).toBe("unpass");
    expect(found[0]?.memo).toMatch(/^(%[0-9A-F]{2})+$/);
    expect(decodeURIComponent(found[0]?.memo ?? "")).toMatch(/证件/);
    expect((await submit(bench, { domainname: "free-fail-audit.cn" })).code).toBe("");
  });

  it("can be had for a contact, and reviewers decide by hand", async () => {
    await bench.control.settings({ audits: "manual" });
    const userid = await bench.own("free-byhand.cn");
    expect((await bench.call("domains.checkAuditResult", { userid })).message).toMatchObject([
      { checkstate: "No data" },
    ]);
    expect((await submit(bench, { userid })).code).toBe("");
    await bench.control.advance(60_000);
    expect((await bench.call("domains.checkAuditResult", { userid })).message).toMatchObject([
      { checkstate: "waiting" },
    ]);
    await bench.control.audit({ userid, state: "pass" });
    expect((await detail("free-byhand.cn"))?.runstate).toBe("run");
    expect((await bench.call("domains.ModifyContact", { ...person, userid })).code).toBe("11037");
  });

  it("wants its pictures by POST", async () => {
    await bench.own("free-get.cn");
    const path = "/domains/DomainAudit.aspx";
    const short = { ...material, contactidcardpicstr: GOOD_PICTURE.slice(0, 4_000) };
    expect((await bench.agent.get(path, { ...short, domainname: "free-get.cn" })).code).toBe("11717");
  });
});

describe("prices and money", () => {
  it("are quoted per suffix and kind, 0 for what is not sold", async () => {
    const ask = async (params: Row) =>
      (await bench.call("product.getProductPrice", { type: "1", tag: "dme", ...params })).message;
    expect(await ask({ suffix: ".com" })).toBe("75");
    expect(await ask({ suffix: "com", years: "3", priceType: "1" })).toBe("237");
    expect(await ask({ prd: "com01", years: "x" })).toBe("75");
    expect(await ask({ tag: "dmc", suffix: ".中国" })).toBe("180");
    expect(await ask({ suffix: ".nosuch" })).toBe("0");
    await bench.control.price({ suffix: ".com", register: "80.50" });
    expect(await ask({ suffix: ".com" })).toBe("80.50");
    expect((await bench.call("product.getProductPrice", { type: "1" })).message).toBe("域名类型错误");
  });

  it("tell of the account, and whether a name can be used", async () => {
    await bench.own("free-money.com");
    expect((await bench.call("user.userdetail")).message).toMatchObject([
      { balancemoney: "9925.00", usedmoney: "75.00", totalremittance: "10000.00", availablebalance: "9925.00" },
    ]);
    await bench.control.frozen("-610.00");
    expect((await bench.call("user.userdetail")).message).toMatchObject([{ availablebalance: "10535.00" }]);
    const free = await bench.call("product.checkpraname", { praname: "free-name.com", protype: "1" });
    expect(free.text).toContain('"message" : " "');
  });
});

it("a table with a handler missing does not compile", () => {
  const { "domains.CreateDom": _left, ...rest } = handlers;
  // @ts-expect-error one endpoint has no handler
  const incomplete: typeof handlers = rest;
  expect(Object.keys(incomplete)).toHaveLength(endpointIds.length - 1);
});

it("every endpoint of these chapters was called in these tests", () => {
  const here = Object.keys({ ...domainsManual, ...auditManual, ...productAndUserManual, ...fieldNotesManual });
  expect(here.filter((id) => !called.has(id as EndpointId))).toEqual([]);
});

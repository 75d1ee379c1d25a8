import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Bench } from "../../codes/bench";
import { buyHost, hostOrder, linux, obtainHost } from "../../codes/host-bench";
import { openBench } from "../../codes/open-bench";
import type { EndpointId } from "../../manual/all";
import { hostingManual } from "../../manual/hosting";
import { presentManual } from "../../manual/present";
import type { RunningSandbox } from "../../start";

let sandbox: RunningSandbox;
let bench: Bench;
const called = new Set<EndpointId>();
const DAY_MS = 86_400_000;

beforeEach(async () => {
  ({ sandbox, bench } = await openBench(called));
});
afterEach(() => sandbox.close());

type Row = Record<string, string>;
const rows = (message: unknown) => message as Row[];
const HOST = { ftpname: "freehost" };
const detail = async (ftpname = "freehost") =>
  rows((await bench.call("hosting.HostDetail", { ftpname })).message)[0] ?? {};
const usedFen = async () => BigInt((await bench.control.world()).money.usedFen ?? "0");
const kept = () => sandbox.world.hosts.get("freehost");
const ok = async (id: Parameters<Bench["call"]>[0], params: Row = {}) => {
  const answer = await bench.call(id, { ...HOST, ...params });
  expect(answer.code, `${id}: ${answer.message}`).toBe("");
  return answer.message;
};

describe("a host is bought", () => {
  it("at the quoted price, with its data in the answer, readable at once", async () => {
    const quote = async (id: "hosting.getPrice" | "product.getProductPrice", change: Row) =>
      (await bench.call(id, { ...hostOrder, ...change })).message;
    expect(await quote("hosting.getPrice", {})).toBe("236");
    expect(await quote("product.getProductPrice", { type: "3", location: "cn" })).toBe("236");
    expect(await quote("hosting.getPrice", { years: "3" })).toBe("602"); // 15% less for three years
    expect(await quote("product.getProductPrice", { type: "3", prd: "sxnetqjy5g_1302" })).toBe("2011");
    expect(await quote("product.getProductPrice", { type: "3", location: "cn", hosttype: "gf" })).toBe("0");
    const bought = rows((await buyHost(bench)).message)[0] ?? {};
    expect(bought).toMatchObject({ ftpname: "freehost", hostsize: "500", years: "1.00", bindnum: "10" });
    expect(bought.cname).toMatch(/^http:\/\/freehost\.w1\d\d\.cndns5\.com$/);
    expect(await detail()).toMatchObject({ ftppassword: "abc123!@#", exptme: bought.exptime, hosttype: "bz" });
    expect(await usedFen()).toBe(23_600n);
    expect(await bench.control.sales("freehost")).toMatchObject([
      { endpoint: "hosting.CreateHosting", amountFen: "23600" },
    ]);
  });

  it("is listed before and taken after", async () => {
    const list = rows((await bench.call("hosting.HostList")).message);
    expect(list).toContainEqual({ linetype: "mx", hosttype: "bgplin", location: "cn", hostsize: "20" });
    const check = async () => (await bench.call("product.checkpraname", { praname: "freehost", protype: "2" })).code;
    expect(await check()).toBe("");
    await obtainHost(bench);
    expect(await check()).toBe("10031");
    expect((await bench.call("product.checkpraname", { praname: "free-host", protype: "2" })).code).toBe("10030");
  });

  it("with a coupon once, and not without money", async () => {
    const [told] = rows((await buyHost(bench, { signature: "4FF245B1D2B7" })).message);
    expect(told).toMatchObject({ distype1: "0", dissignature1: "4FF245B1D2B7", distype3: "", dissignature3: "" });
    expect(await usedFen()).toBe(23_100n);
    const tickets = async (state: string) =>
      rows((await bench.call("present.TicketList", { state })).message).map((row) => row.signature);
    expect(await tickets("0")).toContain("4FF245B1D2B7");
    expect(await tickets("1")).toEqual(["VC2026KUMQUAT"]);
    await bench.control.balance("100.00");
    expect((await buyHost(bench, { ftpname: "freepoor" })).code).toBe("10021");
    expect((await bench.call("hosting.HostDetail", { ftpname: "freepoor" })).code).toBe("10019");
  });

  it("shows late where a lag is planted, and not at all after a drop", async () => {
    await buyHost(bench, { ftpname: "lagged" });
    expect((await bench.call("hosting.HostDetail", { ftpname: "lagged" })).code).toBe("10019");
    expect((await bench.call("product.checkpraname", { praname: "lagged", protype: "2" })).code).toBe("");
    await bench.control.advance(31_000);
    expect(await detail("lagged")).toMatchObject({ ftpname: "lagged" });
    await expect(buyHost(bench, { ftpname: "dropbefore" })).rejects.toThrow();
    expect(sandbox.world.hosts.get("dropbefore")).toBeUndefined();
    await expect(buyHost(bench, { ftpname: "lostreply" })).rejects.toThrow();
    expect(sandbox.world.hosts.get("lostreply")).toBeDefined();
  });
});

describe("a host's life", () => {
  it("is renewed at the quoted price, gifts with it; expires, is renewable for 30 days, is gone", async () => {
    await obtainHost(bench);
    const before = kept()?.expiresAtMs ?? 0;
    const quoted = await bench.call("product.getRenewPrice", { type: "3", pdtname: "freehost", years: "2" });
    expect(quoted.message).toBe("449"); // 2 × 236 less 5%
    await ok("hosting.RenewHosting", { years: "2" });
    expect(await usedFen()).toBe(68_500n);
    expect(kept()?.expiresAtMs).toBeGreaterThan(before + 729 * DAY_MS);
    await bench.control.host({ ftpname: "freehost", expiresAt: new Date(sandbox.world.now() - 1_000).toISOString() });
    expect((await bench.call("hosting.ModifyFtpState", { ...HOST, ftpstate: "2" })).code).toBe("13104");
    await ok("hosting.RenewHosting", { years: "1" });
    await ok("hosting.ModifyFtpState", { ftpstate: "2" });
    await bench.control.advance(396 * DAY_MS);
    expect((await bench.call("hosting.RenewHosting", { ...HOST, years: "1" })).code).toBe("13010");
    expect((await bench.call("hosting.HostDetail", HOST)).code).toBe("10019");
    await obtainHost(bench);
  });

  it("can't be renewed further than ten years ahead", async () => {
    await obtainHost(bench, { years: "5" });
    await ok("hosting.RenewHosting", { years: "5" });
    expect((await bench.call("hosting.RenewHosting", { ...HOST, years: "1" })).code).toBe("13010");
  });

  it("is upgraded within its kind and place, for the difference of the time left", async () => {
    await obtainHost(bench);
    const list = rows(await ok("hosting.getHostUpgradeList"));
    expect(list).toContainEqual({ linetype: "dx", hosttype: "bz", location: "cn", hostsize: "10" });
    expect(list.some((row) => Number(row.hostsize) < 5 || row.hosttype !== "bz" || row.location !== "cn")).toBe(false);
    await bench.control.advance(182 * DAY_MS);
    await ok("hosting.HostingUpgrade", { hoststyp: "bz", hostsize: "10", linetype: "dx", location: "cn" });
    expect(await usedFen()).toBe(23_600n + 8_100n); // (396 − 236) × 183 of 365 days, rounded up
    expect((await detail()).hostsize).toBe("1000");
    expect(await ok("hosting.HostingSize", { operation: "1" })).toBe("1000");
    await bench.control.balance("1.00");
    const dear = { hosttype: "bz", hostsize: "50", linetype: "mx", location: "cn" };
    expect((await bench.call("hosting.HostingUpgrade", { ...HOST, ...dear })).code).toBe("10021");
    await bench.control.balance("9000.00");
    await ok("hosting.HostingUpgrade", dear);
    expect(await ok("hosting.getHostUpgradeList")).toBe("");
  });
});

describe("controls", () => {
  it("of a Windows host", async () => {
    await obtainHost(bench, { hosttype: "net" });
    await ok("hosting.ModifyFtpState", { ftpstate: "2" });
    await ok("hosting.ModifyFtpState", { ftpstate: "1" });
    await ok("hosting.ModifyWebState", { webstate: "1" });
    await ok("hosting.ModifyPassword", { newpassword: "xyz789$%^" });
    expect((await detail()).ftppassword).toBe("xyz789$%^");
    await ok("hosting.SetDefaultPage", { defaultpage: "index.aspx,default.html" });
    await ok("hosting.Set404Page", { pagepath: "error.html" });
    await ok("hosting.ModifyNetVersion", { netversion: "4" });
    await ok("hosting.ModifyErrType", { errortype: "1" });
    await ok("hosting.LogAccess", { logaccess: "1" });
    expect(kept()).toMatchObject({
      ftp: "1",
      defaultPages: ["index.aspx", "default.html"],
      notFoundPage: "error.html",
    });
    expect(kept()).toMatchObject({ netVersion: "4", errorType: "1", logAccess: "1" });
    await ok("hosting.Set404Page", { pagepath: "" });
    expect(kept()?.notFoundPage).toBe("");
    const log = rows(await ok("hosting.getHostingLog"));
    expect(log[0]).toMatchObject({ memo: "404 页面 系统默认" });
    expect(log.at(-1)).toMatchObject({ memo: "主机开通" });
  });

  it("who may visit: addresses denied while all may, granted while none may, folders", async () => {
    await obtainHost(bench);
    const at = { ip: "8.8.8.8", mask: "255.255.255.0" };
    await ok("hosting.DenyDefineIP", { ...at, operation: "1" });
    expect(kept()?.denied).toEqual([at]);
    await ok("hosting.DenyDefineIP", { ...at, operation: "2" });
    expect(kept()?.denied).toEqual([]);
    await ok("hosting.SetDefaultIPAccess", { grantaccess: "2" });
    expect((await bench.call("hosting.DenyDefineIP", { ...HOST, ...at, operation: "1" })).code).toBe("13116");
    await ok("hosting.GrantDefineIP", { ...at, operation: "1" });
    expect(kept()?.granted).toEqual([at]);
    const folder = { folderpath: "admin", ip: "218.85.132.*,7.7.7.7" };
    await ok("hosting.SetFolderIPAccess", { ...folder, operation: "1" });
    expect(kept()?.folders).toEqual({ admin: ["218.85.132.*", "7.7.7.7"] });
    await ok("hosting.SetFolderIPAccess", { folderpath: "admin", ip: "7.7.7.7", operation: "2" });
    expect(kept()?.folders).toEqual({ admin: ["218.85.132.*"] });
    await ok("hosting.SetFolderIPAccess", { folderpath: "admin", ip: "", operation: "1" });
    expect(kept()?.folders).toEqual({});
  });

  it("files, whose paths know their system, fill the host", async () => {
    await obtainHost(bench);
    const used = Number(await ok("hosting.HostingSize", { operation: "2" }));
    await ok("hosting.PackFile", { sourcefile: "images", destfile: "images.rar" });
    await ok("hosting.UnPackFile", { sourcezipfile: "images.rar", destfolderpath: "copy/" });
    expect(kept()?.files).toContain("copy/index.html");
    expect(Number(await ok("hosting.HostingSize", { operation: "2" }))).toBeGreaterThan(used);
    await ok("hosting.DeleteFile", { delinfo: "wwwroot/copy" });
    expect(kept()?.files).not.toContain("copy/index.html");
    await obtainHost(bench, { ftpname: "freelin", ...linux });
    const lin = { ftpname: "freelin", sourcefile: "wwwroot/images", destfile: "wwwroot/images.zip" };
    expect((await bench.call("hosting.PackFile", lin)).code).toBe("");
    expect((await bench.call("hosting.PackFile", { ...lin, sourcefile: "images" })).code).toBe("13127");
    const unpack = { ftpname: "freelin", sourcezipfile: "wwwroot/a.tar.bz2", destfolderpath: "wwwroot/a/" };
    expect((await bench.call("hosting.UnPackFile", unpack)).code).toBe("");
    await bench.control.host({ ftpname: "freehost", usedMb: 499 });
    expect((await bench.call("hosting.PackFile", { ...HOST, sourcefile: "data", destfile: "a.zip" })).code).toBe(
      "13128",
    );
  });

  it("restarts Tomcat of a JSP host", async () => {
    await obtainHost(bench, { hosttype: "jsp" });
    await bench.control.advance(1_000);
    await ok("hosting.ResetTomcat");
    expect(kept()?.tomcatStartedAtMs).toBeGreaterThan(kept()?.boughtAtMs ?? 0);
  });
});

describe("domains and gifts", () => {
  it("a domain is on one host at a time, abroad without a filing", async () => {
    await obtainHost(bench);
    await obtainHost(bench, { ftpname: "freehk", linetype: "", Location: "hk" });
    const bind = async (ftpname: string, domainname: string, more: Row = {}) =>
      (await bench.call("hosting.BindDomain", { ftpname, domainname, ...more })).code;
    expect(await bind("freehost", "free-shop.com")).toBe("");
    expect(await bind("freehk", "free-shop.com")).toBe("13142");
    await ok("hosting.UnBindDomain", { domainname: "free-shop.com" });
    expect(await bind("freehk", "free-shop.com")).toBe("");
    expect(await bind("freehost", "icp-none.com")).toBe("13164");
    expect(await bind("freehk", "icp-none.com")).toBe("");
    expect((await detail("freehk")).ICPID).toBe("");
    expect((await detail()).ICPID).toMatch(/^ ?icp\d+$/);
  });

  it("gifts show in the host's details and end with the host", async () => {
    await obtainHost(bench);
    const gift = { hostname: "freehost" };
    const mail = await bench.call("present.openmail", { ...gift, maildomain: "freemail.com", mailpassword: "aaa111" });
    expect(rows(mail.message)[0]).toMatchObject({ emldomain: "freemail.com", usernum: "2", emlsze: "200M" });
    const data = { ...gift, dbname: "freedata", dbpassword: "aaa111", dbtype: "1" };
    expect(rows((await bench.call("present.openssl", data)).message)[0]).toMatchObject({ dbname: "sq_freedata" });
    const shown = await detail();
    expect([shown.presenthost1, shown.presenttype1]).toEqual(["freemail.com", "EMAIL"]);
    expect([shown.presenthost2, shown.presenttype2]).toEqual(["sq_freedata", "DATABASE"]);
    expect(await usedFen()).toBe(23_600n);
    const expiry = async () => {
      const found = await bench.call("mail.getMailDetail", { maildomain: "freemail.com" });
      return (found.text.match(/expiretime"[^"]*"([^"]+)"/)?.[1] ?? "").trim().slice(0, 4);
    };
    const year = Number(await expiry());
    expect((await bench.call("mail.isPresent", { maildomain: "freemail.com" })).message).toBe("Y");
    expect((await bench.call("database.isPresent", { dbname: "sq_freedata" })).message).toBe("Y");
    await ok("hosting.RenewHosting", { years: "1" });
    expect(Number(await expiry())).toBe(year + 1);
  });
});

it("rooms, and misprints on demand", async () => {
  expect(rows((await bench.call("hosting.ProRoomList")).message)[1]).toMatchObject({ pro_id: "2", pro_name: "香港" });
  await bench.control.settings({ warts: "misprints" });
  await obtainHost(bench);
  for (const [id, params] of [
    ["hosting.HostList", {}],
    ["hosting.HostDetail", HOST],
    ["hosting.getPrice", hostOrder],
    ["present.TicketList", {}],
  ] as const) {
    const answer = await bench.call(id, params);
    expect(answer.message, id).toBeUndefined();
    expect(answer.text.length, id).toBeGreaterThan(50);
  }
});

it("every endpoint of both chapters was called in these tests", () => {
  const all = [...Object.keys(hostingManual), ...Object.keys(presentManual)];
  expect(all.filter((id) => !called.has(id as EndpointId))).toEqual([]);
});

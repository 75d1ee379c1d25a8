import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Bench } from "../../codes/bench";
import { openBench } from "../../codes/open-bench";
import type { EndpointId } from "../../manual/all";
import { ddosManual } from "../../manual/ddos";
import type { Cloud } from "../../manual/of-cloud";
import { serversManual } from "../../manual/servers";
import type { RunningSandbox } from "../../start";

let sandbox: RunningSandbox;
let bench: Bench;
const called = new Set<EndpointId>();

beforeEach(async () => {
  ({ sandbox, bench } = await openBench(called));
});
afterEach(() => sandbox.close());

type Row = Record<string, string>;
const DAY_MS = 86_400_000;
const common = { pass: "qwer1234!", flow: "5", location: "1", systemid: "m-OmBEAOmD", term: "1", termtype: "2" };
const orders: Record<Cloud, Record<string, string>> = {
  bcc: { ...common, cpucount: "2", memory: "4", cdsstr: "std1=2|ssd=1" },
  ali: { ...common, slcns: "10", slid: "10004814", cdsstr: "eff=40|ssd=50" },
};
/** 2×20 + 4×10 + 5×20 + 2×1.50 + 35; 130 + 5×22 + 40×0.35 + 50×1. */
const monthFen: Record<Cloud, bigint> = { bcc: 21_800n, ali: 30_400n };

const id = (cloud: Cloud, name: string) => `${cloud}.${name}` as EndpointId;
const spent = async () => BigInt((await bench.control.world()).money.usedFen ?? "0");
async function refused(endpoint: EndpointId, params: Record<string, string>): Promise<unknown> {
  const { status, message } = await bench.call(endpoint, params);
  expect(status, String(message)).toBe("failed");
  expect(message).not.toMatch(/^\d{5}/);
  return message;
}
async function succeed(endpoint: EndpointId, params: Record<string, string>): Promise<unknown> {
  const answer = await bench.call(endpoint, params);
  expect(answer.status, String(answer.message)).toBe("success");
  return answer.message;
}
async function buy(cloud: Cloud, change: Record<string, string> = {}): Promise<string> {
  const name = String(await succeed(id(cloud, "CreateOrder"), { ...orders[cloud], ...change }));
  await bench.control.advance(11_000);
  return name;
}
const details = async (cloud: Cloud, pdtnme: string) =>
  (await succeed(id(cloud, "OrderDetails"), { pdtnme })) as { Details: Row; ext: Row[] };
const settle = () => bench.control.advance(16_000);

describe.each(["bcc", "ali"] as const)("a server of %s", (cloud) => {
  it("is offered with places, systems and the prices that are charged", async () => {
    const offer = (await succeed(id(cloud, "ProductInfo"), {})) as Record<"Location" | "System" | "Product", Row[]>;
    expect(offer.Location[0]).toMatchObject({ Sst: "1" });
    expect(offer.System.find((system) => system.Systemid === "m-OmBEAOmD")?.Localtion).toBe(offer.Location[0]?.Val);
    const price = (prd: string) => Number(offer.Product.find((row) => row.Prd === prd && row.Termtype === "2")?.Prc);
    const yuan =
      cloud === "bcc"
        ? 2 * price("bcc_cpu") + 4 * price("bcc_ram") + 5 * price("bcc_flow") + 2 * price("bcc_std1") + price("bcc_ssd")
        : price("ali_10004814") + 5 * price("ali_flow") + 40 * price("ali_eff") + 50 * price("ali_ssd");
    await buy(cloud);
    expect(await spent()).toBe(BigInt(Math.round(yuan * 100)));
    expect(await spent()).toBe(monthFen[cloud]);
  });

  it("opens after a while, with its parts", async () => {
    const pdtnme = String(await succeed(id(cloud, "CreateOrder"), orders[cloud]));
    expect((await details(cloud, pdtnme)).Details).toMatchObject({ Pdtnme: pdtnme, Regstt: "6", Kvmip: "" });
    expect(await refused(id(cloud, "Shutdown"), { pdtname: pdtnme })).toBe("产品未开通");
    await bench.control.advance(11_000);
    const { Details, ext } = await details(cloud, pdtnme);
    expect(Details).toMatchObject({ Regstt: "1", Pss: "qwer1234!", Systemid: "m-OmBEAOmD", Locationsst: "1" });
    expect(Details.Kvmip).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/);
    const kind = cloud === "ali" ? "Extttype" : "Exttype";
    expect(ext.map((part) => part[kind])).toEqual(["cpu", "ram", "hd", "bd", "bd", ...(cloud === "bcc" ? ["bd"] : [])]);
    expect(ext.find((part) => part.ext2 === Details.Diskno)).toBeDefined();
  });

  it("refuses orders with sentences and charges nothing", async () => {
    const bad: Record<string, string>[] = [
      { pass: "qwer12345" },
      { location: "9" },
      { systemid: "m-OmBEAOmDhk" },
      { flow: "201" },
      { term: "10" },
      { termtype: "4" },
      { term: "4", termtype: "5" },
      { cdsstr: "zzz=1" },
      ...(cloud === "bcc"
        ? [{ cpucount: "3" }, { memory: "16" }]
        : [{ slcns: "99" }, { slid: "1" }, { cdsstr: "eff=39" }]),
    ];
    for (const change of bad) await refused(id(cloud, "CreateOrder"), { ...orders[cloud], ...change });
    expect(await refused(id(cloud, "CreateOrder"), { ...orders[cloud], ticketid: "SPENTCOUPON1" })).toBe(
      "当前优惠券码不能使用",
    );
    await bench.control.balance("1.00");
    expect(await refused(id(cloud, "CreateOrder"), orders[cloud])).toBe("金额不足");
    expect(await spent()).toBe(0n);
  });

  it("takes a coupon and a voucher off, once", async () => {
    await buy(cloud, { ticketid: "4FF245B1D2B7", voucherids: "VC2026KUMQUAT" });
    expect(await spent()).toBe(monthFen[cloud] - 1_500n);
    expect(await refused(id(cloud, "CreateOrder"), { ...orders[cloud], voucherids: "VC2026KUMQUAT" })).toBe(
      "代金券不存在",
    );
  });

  it("is renewed, also shortly after its expiry", async () => {
    const pdtnme = await buy(cloud);
    const before = sandbox.world.servers.get(pdtnme)?.expiresAtMs ?? 0;
    await succeed(id(cloud, "RenewOrder"), { pdtnme, term: "1", termtype: "5" });
    expect(Math.round(((sandbox.world.servers.get(pdtnme)?.expiresAtMs ?? 0) - before) / DAY_MS)).toBeGreaterThan(360);
    expect(await spent()).toBe(monthFen[cloud] * 11n);
    const expire = (days: number) =>
      bench.control.product({ name: pdtnme, expiresAt: new Date(sandbox.world.now() - days * DAY_MS).toISOString() });
    await expire(2);
    expect((await details(cloud, pdtnme)).Details.Regstt).toBe("7");
    expect(await refused(id(cloud, "Restart"), { pdtmme: pdtnme })).toBe("产品已过期");
    await succeed(id(cloud, "RenewOrder"), { pdtnme, term: "9", termtype: "2" });
    expect((await details(cloud, pdtnme)).Details.Regstt).toBe("1");
    await expire(20);
    expect(await refused(id(cloud, "RenewOrder"), { pdtnme, term: "1", termtype: "2" })).toBe("产品已删除");
    expect(await refused(id(cloud, "RenewOrder"), { pdtnme: "x1", term: "1", termtype: "2" })).toBe("产品不存在");
  });

  it("is switched, takes its time, and does one thing at once", async () => {
    const name = await buy(cloud);
    expect(await refused(id(cloud, "Startingup"), { pdtname: name })).toBe("主机已开机");
    await succeed(id(cloud, "Shutdown"), { pdtname: name });
    expect(await refused(id(cloud, "Restart"), { pdtname: name })).toBe("主机正在关机, 请稍后再试");
    await settle();
    expect(await refused(id(cloud, "Restart"), { pdtname: name })).toBe("主机已关机, 不能重启");
    expect(await refused(id(cloud, "Shutdown"), { pdtname: name })).toBe("主机已关机");
    expect(await refused(id(cloud, "GetVncUrl"), { pdtnme: name })).toBe("主机已关机");
    await succeed(id(cloud, "Startingup"), { pdtname: name });
    await settle();
    await succeed(id(cloud, "Restart"), { pdtmme: name });
    await settle();
    expect(await succeed(id(cloud, "GetVncUrl"), { pdtnme: name })).toMatch(
      /^https:\/\/vnc\.\w+\.example\/console\?token=\w{32}$/,
    );
    await bench.control.product({ name, held: "5" });
    expect(await refused(id(cloud, "Shutdown"), { pdtname: name })).toBe("产品已被管理员停止");
  });

  it("keeps one backup per disk, mounts disks, all by any spelling of its name", async () => {
    const name = await buy(cloud);
    const disk = (await details(cloud, name)).ext.at(-1) as Row;
    const extid = disk.ext2 ?? "";
    expect(await refused(id(cloud, "RestoreBackups"), { pdtmne: name, extid })).toBe("磁盘没有备份");
    await succeed(id(cloud, "Backups"), { pdtname: name, extid });
    await settle();
    expect(await refused(id(cloud, "Backups"), { pdtnme: name, extid: disk.Extid ?? "" })).toBe(
      "磁盘已有备份, 请先删除",
    );
    await succeed(id(cloud, "RestoreBackups"), { pdtmne: name, extid });
    await settle();
    await succeed(id(cloud, "DeleteBackups"), { pdtname: name, extid });
    await settle();
    expect(await refused(id(cloud, "DeleteBackups"), { pdtmne: name, extid })).toBe("磁盘没有备份");
    expect(await refused(id(cloud, "Mount"), { pdtmme: name, extid })).toBe("磁盘已挂载");
    await succeed(id(cloud, "Uninstall"), { pdtname: name, extid });
    await settle();
    expect(await refused(id(cloud, "Uninstall"), { pdtname: name, extid })).toBe("磁盘未挂载");
    await succeed(id(cloud, "Mount"), { pdtnme: name, extid });
    const system = (await details(cloud, name)).Details.Diskno ?? "";
    await settle();
    expect(await refused(id(cloud, "Uninstall"), { pdtname: name, extid: system })).toBe("系统盘不能卸载");
    expect(await refused(id(cloud, "Mount"), { pdtnme: name, extid: "nope" })).toBe("磁盘不存在");
  });

  it("is rebuilt with a system of its place, and gets another password", async () => {
    const pdtnme = await buy(cloud);
    const list = (await succeed(id(cloud, "RebuildSystemList"), { pdtname: pdtnme })) as Row[];
    expect(list.every((system) => system.sysPlace === "1")).toBe(true);
    expect(await refused(id(cloud, "RebuildSystem"), { pdtnme, systemid: "m-none" })).toBe("系统ID错误");
    await succeed(id(cloud, "RebuildSystem"), { pdtnme, systemid: list[1]?.sysValue ?? "" });
    expect((await details(cloud, pdtnme)).Details.Systemid).toBe("m-OmBEAOmD");
    await settle();
    expect((await details(cloud, pdtnme)).Details.Systemid).toBe(list[1]?.sysValue);
    await refused(id(cloud, "ModifyPassword"), { pdtnme, pass: "short1!" });
    await succeed(id(cloud, "ModifyPassword"), { pdtnme, pass: "other5678#" });
    await settle();
    expect((await details(cloud, pdtnme)).Details.Pss).toBe("other5678#");
  });
});

it("a server of one cloud is none of the other", async () => {
  const name = await buy("bcc");
  expect(await refused("ali.OrderDetails", { pdtnme: name })).toBe("产品不存在");
});

describe("an upgrade of bcc", () => {
  it("adds CPU, memory, disk and bandwidth for the rest of the term", async () => {
    const pdtnme = await buy("bcc");
    const upgrade = (upgtype: string, upgstr: string) => ({ pdtnme, upgtype, upgstr });
    const before = await spent();
    await succeed("bcc.UpgradeOrder", upgrade("1", "2:4"));
    await succeed("bcc.UpgradeOrder", upgrade("3", "5"));
    const { ext } = await details("bcc", pdtnme);
    const disk = ext.find((part) => part.Type === "std1")?.ext2 ?? "";
    await succeed("bcc.UpgradeOrder", upgrade("2", `${disk}:2`));
    // (2×20 + 4×10 + 5×20 + 2×1.50) for a month less some seconds, of 30 days each.
    const charged = (await spent()) - before;
    expect(charged).toBeGreaterThan(17_000n);
    expect(charged).toBeLessThan(19_100n);
    const parts = (await details("bcc", pdtnme)).ext;
    const total = (kind: string) => parts.find((part) => part.Exttype === kind)?.Total;
    expect([total("cpu"), total("ram"), total("hd")]).toEqual(["4", "8", "10"]);
    expect(parts.find((part) => part.ext2 === disk)).toMatchObject({ Bs: "4", Total: "20" });
    expect(await refused("bcc.UpgradeOrder", upgrade("1", "1:0"))).toBe("升级后CPU内存对应值错误");
    expect(await refused("bcc.UpgradeOrder", upgrade("3", "191"))).toBe("宽带大小只能是1-200M");
    expect(await refused("bcc.UpgradeOrder", upgrade("4", "1"))).toBe("升级类型错误");
    expect(await refused("bcc.UpgradeOrder", upgrade("2", "nope:1"))).toBe("磁盘不存在");
    const renewed = await spent();
    await succeed("bcc.RenewOrder", { pdtnme, term: "1", termtype: "2" });
    expect((await spent()) - renewed).toBe(21_800n + 18_300n);
  });
});

describe("ddos", () => {
  it("is listed, bought for a month or a year at the quoted price, and ends", async () => {
    const [first] = (await succeed("ddos.ProductInfo", {})) as Row[];
    expect(first).toMatchObject({ Buyid: "10004566", protype: "GF", sip: "1" });
    const quote = { type: "5", prd: first?.Proprd ?? "", tmetpe: "2", years: "1" };
    expect(await succeed("product.getProductPrice", quote)).toBe("1500");
    expect(await succeed("product.getProductPrice", { ...quote, tmetpe: "5" })).toBe("15000");
    const order = { buyid: "10004566", term: "1", termtype: "2" };
    const [bought] = (await succeed("ddos.CreateOrder", order)) as Row[];
    expect(bought).toMatchObject({ d_prd: first?.Proprd, d_regstt: "1" });
    expect(await spent()).toBe(150_000n);
    const nme = bought?.d_nme ?? "";
    expect((await succeed("ddos.OrderDetails", { nme })) as Row[]).toEqual([bought]);
    await refused("ddos.CreateOrder", { ...order, term: "2" });
    await refused("ddos.CreateOrder", { ...order, termtype: "4" });
    await refused("ddos.CreateOrder", { ...order, buyid: "1" });
    expect(await refused("ddos.CreateOrder", { ...order, termtype: "5" })).toBe("金额不足");
    expect(await refused("ddos.OrderDetails", { nme: "ddos1" })).toBe("产品不存在");
    await bench.control.advance(32 * DAY_MS);
    expect(((await succeed("ddos.OrderDetails", { nme })) as Row[])[0]?.d_regstt).toBe("7");
  });
});

it("every endpoint of these chapters was called in these tests", () => {
  const here = Object.keys({ ...serversManual, ...ddosManual });
  expect(here.filter((one) => !called.has(one as EndpointId))).toEqual([]);
});

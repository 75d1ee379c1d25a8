import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Bench } from "../../codes/bench";
import { openBench } from "../../codes/open-bench";
import type { EndpointId } from "../../manual/all";
import { cdnManual } from "../../manual/cdn";
import type { RunningSandbox } from "../../start";

let sandbox: RunningSandbox;
let bench: Bench;
const called = new Set<EndpointId>();

beforeEach(async () => {
  ({ sandbox, bench } = await openBench(called));
});
afterEach(() => sandbox.close());

type Row = Record<string, unknown>;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const order = { type: "g", base: "100", years: "1", tmetpe: "2" };
const spent = async () => (await bench.control.world()).money.usedFen;

/** Buys and lets it open. @returns its name. */
async function buy(change: Record<string, string> = {}): Promise<string> {
  const answer = await bench.call("cdn.CreateCDN", { ...order, ...change });
  if (answer.code) throw new Error(String(answer.message));
  await bench.control.advance(11_000);
  return String(answer.message);
}
const index = async (nme: string) => (await bench.call("cdn.index", { nme })).message as Row;
const refused = async (id: Parameters<Bench["call"]>[0], params: Record<string, string>) => {
  const { status, message } = await bench.call(id, params);
  expect(status).toBe("failed");
  expect(message).not.toMatch(/^\d{5}/);
  return message;
};
async function bound(domain = "www.example-cdn.com"): Promise<{ nme: string; dme: string }> {
  const nme = await buy();
  await bench.call("cdn.Adddomain", { nme, dme: domain, mastAddress: "192.0.2.1|origin.example.org" });
  return { nme, dme: domain };
}

describe("a CDN product", () => {
  it("is bought at its price, opens, and shows what was ordered", async () => {
    const nme = String((await bench.call("cdn.CreateCDN", order)).message);
    expect(nme).toMatch(/^cdn\d{8}$/);
    expect(await spent()).toBe("3000");
    expect(await index(nme)).toMatchObject({
      _nme: nme,
      _prd: "g",
      _regstt: 6,
      _ext1: "100",
      _years: "1",
      _tmetpe: "2",
    });
    await bench.control.advance(11_000);
    const row = await index(nme);
    expect(row).toMatchObject({ _regstt: 1, _flow: "0", u_prc: "30", s_expdays: expect.any(Number) });
    expect(row._exptme).toMatch(/^\/Date\(\d{13}\+0800\)\/$/);
    await bench.control.settings({ warts: "clean" });
    expect((await index(nme))._exptme).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  });

  it("refuses with sentences, and charges nothing then", async () => {
    expect(await refused("cdn.CreateCDN", { ...order, type: "X" })).toBe("流量类型错误");
    expect(await refused("cdn.CreateCDN", { ...order, base: "1025" })).toBe("流量倍数错误, 不能超过1024");
    expect(await refused("cdn.CreateCDN", { ...order, tmetpe: "3" })).toBe("时间单位错误");
    expect(await refused("cdn.CreateCDN", { ...order, signature: "NOSUCH" })).toBe("优惠券不存在");
    expect(await refused("cdn.CreateCDN", { ...order, voucherid: "NOSUCH" })).toBe("代金券不存在");
    expect(await refused("cdn.CreateCDN", { ...order, type: "T", base: "1000" })).toBe("金额不足");
    expect(await refused("cdn.index", { nme: "cdn1" })).toBe("产品不存在");
    expect(await refused("cdn.index", {})).toBe("产品名称不能为空");
    expect(await spent()).toBe("0");
    expect((await bench.control.world()).cdns).toEqual([]);
  });

  it("is renewed: its expiry moves, its traffic begins anew, from expiry too", async () => {
    const nme = await buy();
    const before = sandbox.world.cdns.get(nme)?.expiresAtMs ?? 0;
    expect((await bench.call("cdn.RenewCDN", { nme, years: "2", tmetpe: "5" })).status).toBe("success");
    expect(await spent()).toBe(String(3_000 + 3_000 * 20));
    const after = sandbox.world.cdns.get(nme)?.expiresAtMs ?? 0;
    expect(Math.round((after - before) / DAY_MS)).toBeGreaterThanOrEqual(730);
    await bench.control.product({ name: nme, expiresAt: new Date(sandbox.world.now() - DAY_MS).toISOString() });
    expect(await index(nme)).toMatchObject({ _regstt: 7 });
    expect(await refused("cdn.UpgradeCDN", { nme, base: "200" })).toBe("产品已到期");
    await bench.call("cdn.RenewCDN", { nme, years: "1", tmetpe: "2" });
    expect(await index(nme)).toMatchObject({ _regstt: 1 });
    await bench.control.product({ name: nme, expiresAt: new Date(sandbox.world.now() - 40 * DAY_MS).toISOString() });
    expect(await refused("cdn.RenewCDN", { nme, years: "1", tmetpe: "2" })).toBe("产品已删除");
  });

  it("is upgraded in three ways for the rest of its term, never down", async () => {
    const nme = await buy({ tmetpe: "5" });
    const first = BigInt((await spent()) ?? "0");
    await bench.call("cdn.UpgradeCDN", { nme, base: "200" });
    const second = BigInt((await spent()) ?? "0");
    // A hundred GB more at ¥30 a month, for twelve months and a few days of 30 days each.
    expect(second - first).toBeGreaterThan(36_000n);
    expect(second - first).toBeLessThan(36_700n);
    expect(await refused("cdn.UpgradeCDN", { nme, base: "200" })).toBe("只能升级, 不能降级");
    expect(await refused("cdn.UpgradeCDN", { nme })).toBe("升级参数不能为空");
    await bench.control.remit("500000000.00");
    await bench.call("cdn.UpgradeCDN", { nme, type: "T", base: "1" });
    expect(await index(nme)).toMatchObject({ _prd: "t", _ext1: "1" });
    await bench.call("cdn.UpgradeCDN", { nme, base: "2" });
    expect(await refused("cdn.UpgradeCDN", { nme, type: "G", base: "1024" })).toBe("已是最高级, 不能降级");
    expect(await index(nme)).toMatchObject({ _prd: "t", _ext1: "2" });
  });

  it("only G becomes T when the type alone is sent", async () => {
    const nme = await buy({ base: "3" });
    expect((await bench.call("cdn.UpgradeCDN", { nme, type: "T" })).status).toBe("success");
    expect(await index(nme)).toMatchObject({ _prd: "t", _ext1: "3" });
  });

  it("stops by hand and when its traffic is used up", async () => {
    const { nme, dme } = await bound();
    await bench.control.product({ name: nme, held: "5" });
    expect(await index(nme)).toMatchObject({ _regstt: 5 });
    expect(await refused("cdn.purge", { nme, dme, refresh_type: "0", refresh_url: `http://${dme}/x` })).toBe(
      "产品已被管理员停止",
    );
    await bench.control.product({ name: nme, held: "" });
    for (const n of [2, 3, 4, 5, 6, 7, 8]) {
      await bench.call("cdn.Adddomain", { nme, dme: `s${n}.example-cdn.com`, mastAddress: "192.0.2.1" });
    }
    await bench.control.advance(28 * DAY_MS);
    expect(await index(nme)).toMatchObject({ _regstt: 9 });
    expect(await refused("cdn.Adddomain", { nme, dme: "s9.example-cdn.com", mastAddress: "192.0.2.1" })).toBe(
      "流量已用完",
    );
    await bench.call("cdn.UpgradeCDN", { nme, base: "1000" });
    expect(await index(nme)).toMatchObject({ _regstt: 1 });
  });
});

describe("its domains", () => {
  it("are added, listed, pointed elsewhere and removed", async () => {
    const { nme, dme } = await bound();
    const list = async () => (await bench.call("cdn.Dmelist", { nme })).message;
    const cname = `${dme}.a.cdn.example`;
    expect(await list()).toEqual([
      { dme, cname, host: "", mastAddress: "192.0.2.1|origin.example.org", status: "deploying" },
    ]);
    await bench.control.advance(6_000);
    await bench.call("cdn.SetDomainOrigin", { nme, dme, mastAddress: "192.0.2.9", host: "h.example.org" });
    expect(await list()).toEqual([
      { dme, cname, host: "h.example.org", mastAddress: "192.0.2.9", status: "deploying" },
    ]);
    expect(await refused("cdn.Adddomain", { nme, dme, mastAddress: "192.0.2.1" })).toBe("域名已存在");
    expect(await refused("cdn.Adddomain", { nme, dme: "a b", mastAddress: "192.0.2.1" })).toBe("域名格式错误");
    expect(await refused("cdn.Adddomain", { nme, dme: "b.com", mastAddress: "http://x" })).toBe(
      "源站地址必须为IP或者域名",
    );
    expect(await refused("cdn.Deldomain", { nme, dme: "b.com" })).toBe("域名不存在");
    await bench.call("cdn.Deldomain", { nme, dme });
    expect(await list()).toEqual([]);
  });
});

describe("a purge", () => {
  it("progresses on the clock, ends, and may fail", async () => {
    const { nme, dme } = await bound();
    const ask = async (params: Record<string, string> = {}) =>
      (await bench.call("cdn.purge", { nme, dme, refresh_type: "1", refresh_url: "", ...params })).message as {
        truncated: boolean;
        details: Row[];
      };
    const urls = `http://${dme}/a/,http://${dme}/fail-purge/`;
    const first = await ask({ refresh_url: urls });
    expect(first.details).toHaveLength(2);
    expect(first).toMatchObject({
      truncated: false,
      details: [{ progress: 0, status: "in-progress" }, { progress: 0 }],
    });
    expect(first.details[0]?.createdAt).toMatch(/^\w{3} \w{3} \d\d \d\d:\d\d:\d\d CST \d{4}$/);
    await bench.control.advance(12_000);
    expect((await ask()).details[0]).toMatchObject({ progress: 50, status: "in-progress" });
    await bench.control.advance(12_000);
    const states = Object.fromEntries((await ask()).details.map((row) => [(row.task as Row).url, row.status]));
    expect(states).toEqual({ [`http://${dme}/a/`]: "completed", [`http://${dme}/fail-purge/`]: "failed" });
    expect((await ask({ url: "*/a/" })).details).toHaveLength(1);
    expect(await refused("cdn.purge", { nme, dme, refresh_type: "1", refresh_url: `http://${dme}/x` })).toBe(
      "目录刷新必须以/结尾",
    );
    expect(await refused("cdn.purge", { nme, dme, refresh_type: "0", refresh_url: "http://o.com/x" })).toBe(
      "刷新地址不属于该域名",
    );
  });
});

describe("statistics", () => {
  it("are the same whenever they are asked, and add up to what was used", async () => {
    const { nme, dme } = await bound();
    await bench.control.advance(3 * DAY_MS);
    const range = {
      startTime: new Date(sandbox.world.now() - 2 * DAY_MS).toISOString(),
      endTime: new Date(sandbox.world.now() - DAY_MS).toISOString(),
    };
    const ask = async (type: string, params: Record<string, string> = {}) => {
      const { text } = await bench.call("cdn.GetstatTop", { nme, dme, type, ...range, ...params });
      expect(text.startsWith('{"details"')).toBe(true);
      return (JSON.parse(text) as { details: Row[] }).details;
    };
    for (const type of ["1", "2", "3", "4", "5", "6"]) {
      const once = await ask(type);
      expect(once.length).toBeGreaterThan(20);
      await bench.control.advance(5_000);
      expect(await ask(type)).toEqual(once);
    }
    expect((await ask("4", { period: "3600" }))[5]).toMatchObject({ pv: expect.any(Number), qps: expect.any(Number) });
    expect((await ask("3", { withRegion: "true" }))[5]?.regions).toHaveLength(4);
    expect((await ask("6"))[0]?.timestamp).toMatch(/CST \d{4}$/);
    const { text } = await bench.call("cdn.getStatFlow", {
      nme,
      dme,
      startTime: new Date(sandbox.world.now() - 4 * DAY_MS).toISOString(),
    });
    const flow = (JSON.parse(text) as { message: { details: { flow: number }[] } }).message.details;
    const gigabytes = flow.reduce((sum, point) => sum + point.flow, 0) / 1e9;
    expect(gigabytes).toBeGreaterThan(0);
    expect(Math.abs(gigabytes - Number((await index(nme))._flow))).toBeLessThan(0.02);
    const logs = (await bench.call("cdn.GetdmeLog", { nme, dme })).message as { logs: Row[] };
    expect(logs.logs.length).toBeGreaterThan(20);
    await bench.control.settings({ warts: "clean" });
    expect((await bench.call("cdn.GetstatTop", { nme, dme, type: "3" })).message).toHaveProperty("details");
  });

  it("refuse what can't be asked", async () => {
    const { nme, dme } = await bound();
    const ask = (params: Record<string, string>) => refused("cdn.GetstatTop", { nme, dme, type: "4", ...params });
    expect(await ask({ type: "7" })).toBe("查询类型错误");
    expect(await ask({ period: "61" })).toBe("查询粒度错误");
    expect(await ask({ startTime: "yesterday" })).toBe("时间格式错误");
    expect(await ask({ startTime: "2017-01-01", endTime: "2016-01-01" })).toBe("开始时间不能大于结束时间");
    expect(await ask({ startTime: "2017-01-01", endTime: "2017-06-01" })).toBe("时间跨度不能超过90天");
    expect(await ask({ period: "300", withRegion: "true" })).toBe("包含地域分布时记录数不能超过64个");
    expect(await ask({ dme: "other.com" })).toBe("域名不存在");
  });
});

it("every endpoint of the chapter was called in these tests", () => {
  expect(Object.keys(cdnManual).filter((id) => !called.has(id as EndpointId))).toEqual([]);
});

import { describe, expect, it } from "vitest";
import cdn from "../catalogue/cdn.json";
import { chooseVariants } from "../choose-variants";
import { encodeInput } from "../encode";
import type { AnyRow } from "../endpoint";
import { rows } from "../rows";
import { buyAli } from "./ali";
import { buyBcc, upgradeBcc } from "./bcc";
import { buyCdn, readCdn, upgradeCdn } from "./cdn";
import { listCdnDomains, purgeCdn } from "./cdn-domains";
import { listCdnLogs, readCdnStatistics, readCdnTraffic } from "./cdn-statistics";
import { buyDdos, listDdosProducts, readDdos } from "./ddos";
import { bccServer } from "./servers";
import { outcomeOfText, sentQuery } from "./testing/try-row";

/** The chapters without result codes (cdn, ddos, bcc, ali): what is sent, and clean values of what comes back. */

function outcome(row: unknown, message: unknown, status = "success") {
  const raw = typeof message === "string" && message.startsWith("{") ? message : JSON.stringify({ status, message });
  return outcomeOfText(row, raw);
}

function value(row: unknown, message: unknown): unknown {
  const result = outcome(row, message);
  if (result.kind !== "ok") throw new Error(JSON.stringify(result));
  return result.value;
}

const printed = (id: string, i = 0) => cdn.find((entry) => entry.id === id)?.answers[i]?.raw ?? "";
const refuses = (row: unknown, input: unknown) =>
  expect(() => encodeInput(row as AnyRow, input)).toThrow("upstream.input");

describe("a failure without a code", () => {
  it("proves nothing unless the manual prints the same sentence for a code", () => {
    for (const row of [buyCdn, buyDdos, buyBcc, bccServer.renew, upgradeBcc, buyAli]) {
      expect(outcome(row, "购买失败", "failed")).toEqual({ kind: "unknown", reason: "text_only", text: "购买失败" });
      expect(outcome(row, "金额不足吗", "failed")).toMatchObject({ kind: "unknown" });
      expect(outcome(row, " 金额不足。", "failed")).toMatchObject({ kind: "ours", code: 10021, name: "agent_balance" });
      expect(outcome(row, "代金券不存在", "failed")).toMatchObject({ kind: "ours", name: "voucher_missing" });
      expect(outcome(row, "10008 验证码错误", "failed")).toMatchObject({ kind: "ours", name: "checksum_wrong" });
    }
  });

  it("belongs to these chapters alone", () => {
    const chapters = new Set(rows.filter(({ row }) => row.texts).map(({ row }) => row.id.split(".")[0]));
    expect([...chapters].toSorted()).toEqual(["ali", "bcc", "cdn", "ddos"]);
  });
});

describe("cdn", () => {
  it("reads the details of a product", () => {
    expect(value(readCdn, printed("cdn.index"))).toEqual({
      id: "1000000",
      name: "cdn72916197",
      unit: "terabytes",
      multiple: 101,
      periods: 2,
      period: "month",
      boughtAt: new Date("2017-10-25T09:30:01.870Z"),
      expiresAt: new Date("2017-12-25T09:30:01.870Z"),
      daysLeft: 0,
      state: "running",
      stateNumber: 1,
      usedTraffic: 0,
      size: null,
      priceFen: 1400n,
      password: "Glkjuorwermml",
      description: "百度 CDN 流量 1T",
    });
  });

  it("reads the name of what was bought, and success in any other form as success", () => {
    expect(value(buyCdn, "cdn72916197")).toEqual({ name: "cdn72916197" });
    expect(value(buyCdn, [{ _nme: " cdn1 " }])).toEqual({ name: "cdn1" });
    expect(value(buyCdn, "购买成功")).toEqual({ name: null });
    expect(value(buyCdn, "")).toEqual({ name: null });
  });

  it("upgrades in three ways", () => {
    expect(sentQuery(upgradeCdn, { name: "cdn1", multiple: 10 })).toEqual({ nme: "cdn1", base: "10" });
    expect(sentQuery(upgradeCdn, { name: "cdn1", unit: "terabytes" })).toEqual({ nme: "cdn1", type: "T" });
    expect(sentQuery(upgradeCdn, { name: "cdn1", unit: "terabytes", multiple: 2 })).toEqual({
      nme: "cdn1",
      type: "T",
      base: "2",
    });
    refuses(upgradeCdn, { name: "cdn1", unit: "gigabytes" });
    refuses(buyCdn, { unit: "gigabytes", multiple: 1025 });
  });

  it("lists domains as names, as objects, and as the supplier does", () => {
    const bare = { host: null, origins: [], cname: null, state: null };
    expect(value(listCdnDomains, ["a.com", "b.com"])).toEqual([
      { domain: "a.com", ...bare },
      { domain: "b.com", ...bare },
    ]);
    expect(
      value(listCdnDomains, [{ dme: "a.com", host: "h.com", mastAddress: "1.2.3.4|b.com", CNAME: "A.cdn.com." }]),
    ).toEqual([{ domain: "a.com", host: "h.com", origins: ["1.2.3.4", "b.com"], cname: "a.cdn.com", state: null }]);
    expect(
      value(listCdnDomains, { domains: [{ name: "a.com", origin: [{ peer: "1.2.3.4" }], status: "RUNNING" }] }),
    ).toEqual([{ domain: "a.com", host: null, origins: ["1.2.3.4"], cname: null, state: "RUNNING" }]);
    expect(value(listCdnDomains, "")).toEqual([]);
    expect(value(listCdnDomains, [])).toEqual([]);
  });

  it("reads purges, the printed ones too, whose pieces stand outside their objects", () => {
    const at = new Date("2017-11-10T06:22:42Z");
    const dates = { createdAt: at, startedAt: null, finishedAt: null };
    const path = "http://abc.test.com/path/to/purege";
    expect(value(purgeCdn, printed("cdn.purge"))).toEqual({
      more: false,
      tasks: [
        { id: null, kind: "directory", url: `${path}/dir/`, state: "in_progress", percent: 0, ...dates },
        { id: null, kind: "directory", url: `${path}/abc/`, state: "in_progress", percent: 0, ...dates },
      ],
    });
    const details = [
      {
        status: "completed",
        progress: 100,
        createdAt: "Fri Nov 10 14:22:42 CST 2017",
        finishedAt: "2017-11-10T06:23:00Z",
        task: { type: "file", url: "http://a.com/x" },
      },
    ];
    expect(value(purgeCdn, { isTruncated: true, details })).toMatchObject({
      more: true,
      tasks: [{ state: "completed", percent: 100, kind: "file", finishedAt: new Date("2017-11-10T06:23:00Z") }],
    });
    refuses(purgeCdn, { name: "c1", domain: "a.com", kind: "directory", urls: ["http://a.com/x"] });
    refuses(purgeCdn, { name: "c1", domain: "a.com", kind: "file", urls: ["http://a.com/x,y"] });
    expect(sentQuery(purgeCdn, { name: "c1", domain: "a.com", kind: "file", urls: [], from: at })).toMatchObject({
      refresh_url: "",
      startTime: "2017-11-10T06:22:42Z",
    });
  });

  it("reads all six statistics, bare or wrapped", () => {
    const point = {
      visitors: null,
      requests: null,
      requestsPerSecond: null,
      bitsPerSecond: null,
      bytes: null,
      regions: [],
    };
    const urls = value(readCdnStatistics, printed("cdn.GetstatTop", 0)) as { counters: unknown[] }[];
    expect(urls).toMatchObject([{ at: new Date("2016-10-22T03:00:00Z"), ...point }]);
    expect(urls[0]?.counters[0]).toEqual({ name: "http://my.test.com/path/to/file1.png", value: 2382 });
    expect(value(readCdnStatistics, printed("cdn.GetstatTop", 1))).toMatchObject([
      { counters: [{ name: "-", value: 53687 }, {}, {}, {}] },
    ]);
    expect(value(readCdnStatistics, printed("cdn.GetstatTop", 2))).toMatchObject([
      { at: new Date("2016-10-13T00:00:00Z"), visitors: 1998202 },
      { at: new Date("2016-10-13T01:00:00Z"), visitors: 2169932 },
    ]);
    const statuses = value(readCdnStatistics, printed("cdn.GetstatTop", 3)) as { counters: { name: string }[] }[];
    expect(statuses.map((s) => s.counters.map((c) => c.name))).toEqual([
      ["504", "502", "502", "206", "200", "304", "499", "404"],
      ["200", "304", "499", "404"],
    ]);
    expect(value(readCdnStatistics, printed("cdn.GetstatTop", 4))).toEqual([
      { ...point, at: new Date("2017-10-19T19:00:00Z"), counters: [], bitsPerSecond: 0, bytes: 0 },
    ]);
    const details = [
      { timestamp: "2016-10-13T00:00:00Z", pv: 12, qps: 0.5, regions: [{ location: "上海", isp: "电信", pv: 3 }] },
    ];
    expect(value(readCdnStatistics, { details })).toMatchObject([
      { requests: 12, requestsPerSecond: 0.5, regions: [{ place: "上海", provider: "电信", requests: 3 }] },
    ]);
    expect(value(readCdnStatistics, { details: [] })).toEqual([]);
  });

  it("reads logs and traffic in the supplier's form", () => {
    const log = {
      logUrl: "http://x/y.gz",
      logTimeBegin: "2016-07-02T16:00:00Z",
      logTimeEnd: "2016-07-02T17:00:00Z",
      size: 12,
    };
    expect(value(listCdnLogs, { logs: [log] })).toEqual([
      {
        name: null,
        url: "http://x/y.gz",
        from: new Date("2016-07-02T16:00:00Z"),
        to: new Date("2016-07-02T17:00:00Z"),
        bytes: 12,
      },
    ]);
    expect(value(readCdnTraffic, { details: [{ timestamp: "2016-07-02T16:00:00Z", flow: 7, bps: 1 }] })).toEqual([
      { at: new Date("2016-07-02T16:00:00Z"), bytes: 7, bitsPerSecond: 1 },
    ]);
  });
});

describe("ddos", () => {
  it("reads products by the names of their fields, and orders", () => {
    const product = {
      Buyid: "10004566",
      Proname: "高防",
      Proprd: "gf1",
      sucnt: "电信",
      sip: "1",
      sram: "16G",
      sbnd: "50M",
      shd: "1T",
      scpu: "8核",
      sidc: "100G",
      protype: "GF",
      place: "江苏",
    };
    expect(value(listDdosProducts, [product])).toMatchObject([
      {
        productId: "10004566",
        code: "gf1",
        cpu: "8核",
        bandwidth: "50M",
        disk: "1T",
        addresses: "1",
        kind: "protected_server",
      },
    ]);
    const order = {
      d_nme: "ddos70301892",
      d_prd: "gf1",
      g_nme: "高防",
      d_addtme: "2017/12/21 16:40:00",
      d_exptme: "2018/1/21 16:40:00",
      d_regstt: "1",
    };
    const clean = { name: "ddos70301892", state: "running", expiresAt: new Date("2018-01-21T08:40:00Z") };
    expect(value(buyDdos, [order])).toMatchObject(clean);
    expect(value(readDdos, order)).toMatchObject(clean);
    expect(value(buyDdos, "ddos70301892")).toMatchObject({ name: "ddos70301892", state: null });
    refuses(buyDdos, { productId: "1", periods: 2, period: "month" });
  });
});

describe("bcc and ali", () => {
  const order = {
    password: "qwer1234!",
    cpu: 2,
    memoryGb: 4,
    bandwidthMbps: 5,
    location: "1",
    system: "m-1",
    periods: 1,
    period: "month",
  };

  it("checks an order by the rules of its table", () => {
    const disks = [
      { kind: "ordinary", multiple: 2 },
      { kind: "ssd", multiple: 1 },
    ];
    expect(sentQuery(buyBcc, { ...order, disks })).toMatchObject({
      cdsstr: "std1=2|ssd=1",
      cpucount: "2",
      term: "1",
      termtype: "2",
    });
    for (const bad of [
      { cpu: 3 },
      { memoryGb: 16 },
      { password: "qwer12345" },
      { password: "qwer123!?" },
      { bandwidthMbps: 201 },
      { periods: 4, period: "year" },
      { periods: 10 },
    ]) {
      refuses(buyBcc, { ...order, ...bad });
    }
    const { cpu: _cpu, memoryGb: _memory, ...common } = order;
    const ali = { ...common, instanceKind: "10", instanceId: "10004812", disks: [{ kind: "efficient", sizeGb: 40 }] };
    expect(sentQuery(buyAli, ali)).toMatchObject({ cdsstr: "eff=40", slcns: "10", slid: "10004812" });
    for (const bad of [
      { disks: [] },
      { disks: [{ kind: "ssd", sizeGb: 39 }] },
      { password: "qwer1234$" },
      { periods: 3, period: "year" },
    ]) {
      refuses(buyAli, { ...ali, ...bad });
    }
  });

  it("writes upgrades as one text", () => {
    const by = (what: string, amount: unknown) => sentQuery(upgradeBcc, { name: "b1", what, by: amount });
    expect(by("cpu_memory", { cpu: 1, memoryGb: 0 })).toEqual({ pdtnme: "b1", upgtype: "1", upgstr: "1:0" });
    expect(by("disk", { diskId: "12223", multiple: 2 })).toEqual({ pdtnme: "b1", upgtype: "2", upgstr: "12223:2" });
    expect(by("bandwidth", 2)).toEqual({ pdtnme: "b1", upgtype: "3", upgstr: "2" });
    refuses(upgradeBcc, { name: "b1", what: "disk", by: { cpu: 1, memoryGb: 1 } });
  });

  it("takes one of four spellings of the name, for all rows at once", () => {
    const named = rows.filter(({ row }) => row.variants?.product_name);
    expect(named).toHaveLength(29);
    for (const word of ["pdtnme", "pdtname", "pdtmne", "pdtmme"]) {
      for (const { row } of named) {
        const chosen = chooseVariants(row, { product_name: word });
        expect((chosen.wire as Record<string, unknown>).name, row.id).toBe(word);
      }
    }
    expect(
      sentQuery(chooseVariants(bccServer.renew as unknown as AnyRow, { product_name: "pdtmne" }), {
        name: "b1",
        periods: 1,
        period: "year",
      }),
    ).toEqual({ pdtmne: "b1", term: "1", termtype: "5" });
  });

  it("reads a server, its parts and its offer whatever is a list", () => {
    const own = {
      Pdtnme: "b785289",
      Pss: "qwer1234!",
      Regstt: "6",
      Addtme: "2017/12/21 16:40:00",
      Exptme: "2018/1/21 16:40:00",
      Kvmip: "",
      Systemid: "m-1",
      Diskno: "v-1",
      Locationsst: "1",
      Room: "北京",
    };
    const ext = [
      { Pdtnme: "b785289", Extid: "1", Exttype: "cpu", Bs: "2", Size: "1", Total: "2" },
      { Extid: "2", Exttype: "hd", Bs: "5", Size: "1", Total: "5" },
      { Extid: "3", Extttype: "bd", Bs: "2", Size: "5", Total: "10", Type: "std1", ext2: "12223" },
    ];
    const clean = {
      name: "b785289",
      state: "opening",
      address: null,
      systemDiskId: "v-1",
      expiresAt: new Date("2018-01-21T08:40:00Z"),
      parts: [
        { kind: "cpu", multiple: 2 },
        { kind: "bandwidth", total: 5 },
        { kind: "disk", diskKind: "ordinary", diskId: "12223", total: 10 },
      ],
    };
    expect(value(bccServer.read, { Details: own, ext })).toMatchObject(clean);
    expect(value(bccServer.read, [{ Details: [own], ext: JSON.stringify(ext) }])).toMatchObject(clean);
    expect(value(bccServer.read, own)).toMatchObject({ name: "b785289", parts: [] });
    expect(outcome(bccServer.read, { Details: {}, ext: [] })).toMatchObject({ kind: "unknown", reason: "shape" });
    const offer = {
      Location: [{ Val: "bj", Sst: "1", Name: "北京" }],
      System: [{ sysName: "CentOS", sysType: "linux", Systemid: "m-1", Localtion: "bj" }],
      Product: [{ Location: "bj", Cdstype: "ssd", Prd: "bcc_ssd", Prc: "25.5", Termtype: "2", Term: "1", Size: "50" }],
    };
    expect(value(bccServer.readOffer, offer)).toMatchObject({
      locations: [{ id: "1", code: "bj" }],
      systems: [{ id: "m-1", location: "bj" }],
      products: [{ priceFen: 2550n, period: "month", periods: 1, size: 50, diskKind: "ssd" }],
    });
  });
});

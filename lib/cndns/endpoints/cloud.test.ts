import { describe, expect, it } from "vitest";
import entries from "../catalogue/cloud.json";
import { encodeInput } from "../encode";
import type { AnyRow } from "../endpoint";
import { outcomeOfText, rowById } from "./testing/try-row";

function outcome(id: string, raw: string) {
  return outcomeOfText(rowById(id), raw);
}

function printed(id: string, i = 0) {
  const raw = entries.find((entry) => entry.id === id)?.answers[i]?.raw;
  if (!raw) throw new Error(`no answer ${i} of ${id}`);
  const result = outcome(id, raw);
  return result.kind === "ok" ? result.value : result;
}

describe("what is offered", () => {
  it("is numbers and names", () => {
    expect(printed("cloud.cloudlist")).toEqual({
      cpus: [{ cores: 1 }, { cores: 2 }, { cores: 4 }, { cores: 8 }],
      memories: [512, 1024, 2048, 4096, 8192, 16384].map((ramMb) => ({ ramMb })),
      diskGb: { min: 50, max: 500, step: 10 },
      bandwidthMbps: { min: 1, max: 100, step: 1 },
      systems: [{ name: "CentOS 5.5 32 位", value: "centos5.5_32" }],
      rooms: [
        { name: "上海电信", value: "1" },
        { name: "香港机房", value: "3" },
        { name: "美国机房", value: "4" },
      ],
      periods: [
        { name: "月", period: "month" },
        { name: "半年", period: "half_year" },
        { name: "年", period: "year" },
      ],
    });
    expect(printed("cloud.getUpgradelist")).toEqual({
      cpu: { min: 0, max: 7, step: 1 },
      ramMb: { min: 0, max: 15872, step: 512 },
      diskGb: { min: 0, max: 450, step: 10 },
      bandwidthMbps: { min: 0, max: 99, step: 1 },
    });
    expect(printed("cloud.getrebuildSystem")).toContainEqual({ name: "CentOS 6.2 32 位", value: "centos6.2_32" });
    expect(printed("cloud.getPrice")).toBe(23_600n);
    expect(outcome("cloud.getPrice", '{"status":"failed","message":"17011"}')).toMatchObject({ name: "room_closed" });
  });
});

describe("what is bought", () => {
  it("has a name from the upstream", () => {
    expect(printed("cloud.BuyCloud")).toEqual({
      number: "10001024",
      name: "S262491",
      platformPassword: "CY0SM7yo",
      boughtAt: new Date("2012-12-20T08:27:17Z"),
      expiresAt: new Date("2013-01-20T08:27:17Z"),
    });
    expect(printed("cloud.buyip")).toEqual({
      name: "S966534",
      address: "210.209.125.61",
      netmask: "255.255.255.0",
      gateway: "210.209.125.1",
      freeDomain: "057470.ichengyun.net",
    });
  });

  it("is opened with its details, or later", () => {
    expect(printed("cloud.CreateHost")).toMatchObject({
      name: "S262491",
      systemPassword: "aaa111!!!",
      address: "222.73.130.30",
      innerAddress: "1.1.1.1",
      gateway: "222.73.130.130",
      remotePort: 12_345,
      filingCode: "asdlkfsadf",
    });
    for (const message of ['""', '" "', "[]"]) {
      expect(outcome("cloud.CreateHost", `{"status":"success","message":${message}}`)).toMatchObject({
        kind: "ok",
        value: null,
      });
    }
    expect(outcome("cloud.CreateHost", '{"status":"failed","message":"17103 主机已开通无需再次开通"}')).toMatchObject({
      kind: "rejected",
      name: "already_open",
    });
  });

  it("reads the same before and after opening", () => {
    expect(printed("cloud.CloudInfo", 0)).toEqual({
      number: "10006210",
      name: "S871537",
      platformPassword: "V4OR1548",
      boughtAt: new Date("2013-03-11T03:29:41Z"),
      expiresAt: new Date("2013-04-11T03:29:41Z"),
      roomName: "上海 双线 机房",
      filingCode: "lkdsjfsjdfkajs",
      remotePort: 12_345,
      systemName: null,
      systemKind: null,
      address: null,
      innerAddress: null,
      telecomAddress: null,
      netcomAddress: null,
      freeDomain: null,
      period: null,
      cpu: null,
      ramMb: null,
      diskGb: null,
      bandwidthMbps: null,
      opened: false,
      extraAddresses: [],
      dualPorts: null,
    });
    expect(printed("cloud.CloudInfo", 1)).toMatchObject({
      opened: true,
      systemKind: "windows",
      address: "222.73.134.201",
      remotePort: 12_345,
      extraAddresses: ["180.153.90.234"],
      period: "month",
      cpu: 2,
      ramMb: 1024,
      diskGb: 80,
      bandwidthMbps: 2,
      dualPorts: null,
    });
    const dual = '{"status":"success","message":{"cloudname":"S1","dxip":"1.2.3.4","outremotepport":"4001"}}';
    expect(outcome("cloud.CloudInfo", dual)).toMatchObject({
      value: { opened: true, telecomAddress: "1.2.3.4", dualPorts: { remoteOuter: 4001, remoteInner: null } },
    });
  });

  it("tells its state, and a new port", () => {
    expect(printed("cloud.getsvrStt")).toBe("running");
    expect(outcome("cloud.getsvrStt", '{"status":"success","message":"not created"}')).toMatchObject({
      value: "not_created",
    });
    expect(outcome("cloud.getsvrStt", '{"status":"success","message":""}')).toMatchObject({ kind: "unknown" });
    expect(printed("cloud.ChangePort")).toEqual({ port: 12_345 });
  });
});

describe("codes", () => {
  it("that may come after charging are unknown", () => {
    const unknown = (row: AnyRow) =>
      Object.entries(row.codes).flatMap(([code, name]) => (name.startsWith("unknown") ? [Number(code)] : []));
    expect(unknown(rowById("cloud.BuyCloud"))).toEqual([17009]);
    expect(unknown(rowById("cloud.renewalCloud"))).toEqual([17126]);
    expect(unknown(rowById("cloud.upgradeCloud"))).toEqual([17133]);
    expect(unknown(rowById("cloud.buyip"))).toEqual([17137]);
    expect(printed("cloud.rebuildCloud")).toMatchObject({ kind: "unknown", code: 17123, name: "rebuild_failed" });
  });
});

describe("input", () => {
  const filing = {
    ownerKind: "enterprise",
    ownerName: "上海美橙互联有限公司",
    organisationCode: "123456789",
    ownerAddress: "上海浦东新区张杨路707号",
    ownerPhone: "02112345678",
    siteName: "示例",
    ownerIdNumber: "31010719830202001X",
    contactName: "张三",
    contactIdNumber: "310107198302020011",
    contactLandline: "02112345678",
    contactMobile: "13111111111",
    contactEmail: "sales@cndns.com",
  };
  const bind = (details: object) => () =>
    encodeInput(rowById("cloud.BindDomain"), { name: "S1", domain: "示例.中国", ...details });

  it("takes a filing's details whole or not at all", () => {
    expect(Object.fromEntries(bind(filing)().query)).toMatchObject({
      domainname: "示例.中国",
      domaintype: "0",
      orgcode: "123456789",
      contactid: "310107198302020011",
      connectmobile: "13111111111",
    });
    expect(bind({})().query).toHaveLength(2);
    expect(bind({ ...filing, siteName: undefined })).toThrow(
      expect.objectContaining({ fields: { siteName: { code: "upstream.filing_incomplete" } } }),
    );
    expect(bind({ ...filing, ownerKind: "person" })).toThrow(
      expect.objectContaining({ fields: { organisationCode: { code: "upstream.filing_incomplete" } } }),
    );
  });

  it("refuses passwords with blanks and upgrades of nothing", () => {
    const password = (text: string) => () => encodeInput(rowById("cloud.CreateHost"), { name: "S1", password: text });
    expect(password("has blank")).toThrow();
    expect(password("short")).toThrow();
    expect(password("a".repeat(21))).toThrow();
    const nothing = { name: "S1", cpu: 0, ramMb: 0, diskGb: 0, bandwidthMbps: 0 };
    expect(() => encodeInput(rowById("cloud.upgradeCloud"), nothing)).toThrow(
      expect.objectContaining({ fields: { cpu: { code: "upstream.nothing_added" } } }),
    );
  });
});

import { describe, expect, it } from "vitest";
import hosting from "../catalogue/hosting.json";
import present from "../catalogue/present.json";
import { chooseVariants } from "../choose-variants";
import { denyHostAddress, setHostFolderAccess } from "./hosting-access";
import { bindHostDomain } from "./hosting-domains";
import { deleteHostFile, packHostFolder } from "./hosting-files";
import { listHostProducts, listHostUpgrades, orderHost, readHostPrice, renewHost, upgradeHost } from "./hosting-orders";
import { readHost, readHostLog } from "./hosting-reads";
import { inputFaults, outcomeOfText, rowById, sentQuery } from "./testing/try-row";

const entries = [...hosting, ...present];

function printed(id: string) {
  const raw = entries.find((entry) => entry.id === id)?.answers[0]?.raw;
  if (!raw) throw new Error(`no printed answer of ${id}`);
  const outcome = outcomeOfText(rowById(id), raw);
  return outcome.kind === "ok" ? outcome.value : outcome;
}

describe("printed answers", () => {
  it("products with their size in MB", () => {
    expect(printed("hosting.HostList")).toEqual([
      { kind: "jsp", kindText: "jsp", line: "telecom", location: "china", sizeMb: 100 },
      { kind: "standard", kindText: "bz", line: "telecom", location: "china", sizeMb: 100 },
      { kind: "linux", kindText: "lin", line: "telecom", location: "china", sizeMb: 200 },
    ]);
    expect(printed("hosting.getHostUpgradeList")).toEqual([]);
  });

  it("a host's details", () => {
    expect(printed("hosting.HostDetail")).toEqual({
      name: "qwefasd",
      password: "aaa111!!!",
      sizeMb: 500,
      years: 1,
      alias: "qwefasd.w116.cndns5.com",
      testUrl: "http://qwefasd.w116.mc-test.com",
      boughtAt: new Date("2013-08-09T01:06:46Z"),
      expiresAt: new Date("2024-08-09T01:06:46Z"),
      domainsAtMost: 10,
      trafficMbPerMonth: 50_000,
      filingCode: "asdfasdf",
      serverAddress: "1.1.1.1",
      server: "w116.mc-test.com",
      kind: "standard",
      kindText: "bz",
      line: "telecom",
      location: "china",
      gifts: [{ kind: "mail", name: "asdfasdf.com" }],
    });
  });

  it("price, size, rooms, coupons, gifts", () => {
    expect(printed("hosting.getPrice")).toBe(23_600n);
    expect(printed("hosting.HostingSize")).toBe(128);
    expect(printed("hosting.getHostingLog")).toEqual([]);
    expect(printed("hosting.ProRoomList")).toEqual([
      { rowId: "1", roomId: "1", owner: "api 账号", name: "上海" },
      { rowId: "2", roomId: "2", owner: "api 账号", name: "香港" },
    ]);
    expect(printed("present.openmail")).toMatchObject({
      domain: "apitest.com",
      alias: "mailos-s15.cndns5.com",
      users: 2,
      size: "200M",
      expiresAt: new Date("2013-10-25T02:23:20.123Z"),
    });
    expect(printed("present.openssl")).toMatchObject({
      database: "sq_testdbapi",
      user: "sq_testdbapi",
      address: "mysql.sql80.cdncenter.net",
      boughtAt: new Date("2012-10-25T02:23:20.123Z"),
    });
    expect(printed("present.TicketList")).toEqual([
      {
        coupon: "FC86684E3578",
        products: ["域名", "虚拟主机", "企业邮局", "数据库", "橙云主机", "VPS", "智能解析", "建站之星"],
        validFrom: new Date("2015-08-11T16:00:00Z"),
        validUntil: new Date("2016-02-11T16:00:00Z"),
        amountFen: 1_000n,
        state: "usable",
        title: "微信绑定账户优惠券",
        use: "purchase",
      },
    ]);
  });

  it("a failed opening proves nothing, a taken name does", () => {
    expect(printed("hosting.CreateHosting")).toMatchObject({ kind: "unknown", code: 13006, name: "opening_failed" });
    expect(outcomeOfText(orderHost, '{"status":"failed","message":"13002 管理名称重复"}')).toMatchObject({
      kind: "rejected",
      name: "name_taken",
    });
    expect(outcomeOfText(renewHost, '{"status":"failed","message":"10021 余额不足"}')).toMatchObject({
      kind: "ours",
      name: "agent_balance",
    });
    expect(printed("hosting.BindDomain")).toMatchObject({ kind: "rejected", name: "filed_elsewhere" });
  });
});

describe("what nobody printed", () => {
  it("a bought host in a list or bare, its size in either unit, the expiry in either spelling", () => {
    const bought =
      '{"ftpname":"abc","ftppassword":"a1!a1!a1","hostsize":"5","exptime":"2027/1/5 1:02:03","cname":"x.y.com."}';
    for (const message of [bought, `[${bought}]`]) {
      expect(outcomeOfText(orderHost, `{"status":"success","message":${message}}`)).toMatchObject({
        kind: "ok",
        value: { name: "abc", sizeMb: 500, alias: "x.y.com", expiresAt: new Date("2027-01-04T17:02:03Z") },
      });
    }
  });

  it("kinds that come later are other, upgrades read like products", () => {
    const list =
      '[{"linetype":"","hosttype":"new","location":"hk","hostsize":"1.5"},{"hosttype":"bgplin","location":"cn","hostsize":"2"}]';
    expect(outcomeOfText(listHostUpgrades, `{"status":"success","message":${list}}`)).toMatchObject({
      kind: "ok",
      value: [
        { kind: "other", kindText: "new", line: null, location: "hong_kong", sizeMb: 150 },
        { kind: "linux_bgp", location: "china", sizeMb: 200 },
      ],
    });
    expect(outcomeOfText(listHostProducts, '{"status":"success","message":""}')).toMatchObject({
      kind: "ok",
      value: [],
    });
  });

  it("log lines keep their own names", () => {
    const answer = '{"status":"success","message":[{" opttime ":" 2026/1/5 1:02:03","memo":"改密码"},"text"]}';
    expect(outcomeOfText(readHostLog, answer)).toMatchObject({
      value: [{ opttime: "2026/1/5 1:02:03", memo: "改密码" }, { text: "text" }],
    });
  });

  it("a detail without gifts", () => {
    expect(outcomeOfText(readHost, '{"status":"success","message":{"ftpname":"a"}}')).toMatchObject({
      value: { gifts: [] },
    });
  });
});

describe("requests", () => {
  const order = {
    name: "myhost",
    password: "abc123!@#",
    years: 1,
    kind: "linux_bgp",
    sizeMb: 150,
    location: "hong_kong",
  };

  it("spell what the upstream spells", () => {
    expect(sentQuery(orderHost, order)).toEqual({
      ftpname: "myhost",
      ftppassword: "abc123!@#",
      years: "1",
      hosttype: "bgqlin",
      hostsize: "1.5",
      Location: "hk",
    });
    const upgrade = { name: "a", kind: "jsp", sizeMb: 5000, line: "multi", location: "china" };
    expect(sentQuery(upgradeHost, upgrade)).toMatchObject({ hoststyp: "jsp", hosttype: "jsp", location: "cn" });
    const folder = {
      name: "a",
      folder: "up/load",
      addresses: ["218.85.132.*", "218.85.*", "218.*.*"],
      change: "remove",
    };
    expect(sentQuery(setHostFolderAccess, folder)).toMatchObject({
      ip: "218.85.132.*,218.85.*,218.*.*",
      operation: "2",
    });
    expect(sentQuery(setHostFolderAccess, { ...folder, addresses: [] })).toMatchObject({ ip: "" });
  });

  it("hold to the manual's rules before anything is sent", () => {
    expect(inputFaults(orderHost, { ...order, name: "with1digit" })).toEqual({
      name: { code: "upstream.new_host_name" },
    });
    for (const password of ["1bc123!@#", "abcdefgh1", "abc12!", "abcdefghijklm1234!", "abc123,@#", "abc 123!!"]) {
      expect(inputFaults(orderHost, { ...order, password }), password).toHaveProperty("password");
    }
    expect(inputFaults(orderHost, { ...order, sizeMb: 400 })).toHaveProperty("sizeMb");
    expect(inputFaults(orderHost, { ...order, line: "dual" })).toEqual({ line: { code: "upstream.host_line" } });
    expect(inputFaults(orderHost, { ...order, location: "china" })).toEqual({ line: { code: "upstream.host_line" } });
    expect(inputFaults(readHostPrice, { years: 6, kind: "standard", sizeMb: 200, location: "usa" })).toMatchObject({
      years: { code: "upstream.years" },
    });
    const deny = { name: "a", address: "8.8.8.8", mask: "255.0.255.0", change: "add" };
    expect(inputFaults(denyHostAddress, deny)).toEqual({ mask: { code: "upstream.ip_mask" } });
    const folder = { name: "a", folder: "wwwroot/x", addresses: ["8.8.8.8"], change: "add" };
    expect(inputFaults(setHostFolderAccess, folder)).toHaveProperty("folder");
    expect(inputFaults(setHostFolderAccess, { ...folder, folder: "x", addresses: ["8.8.*.8"] })).not.toBeNull();
    for (const path of ["/etc", "../x", "wwwroot/../x", "a\\b", "a//b"]) {
      expect(inputFaults(deleteHostFile, { name: "a", path }), path).toEqual({ path: { code: "upstream.host_path" } });
    }
    expect(inputFaults(packHostFolder, { name: "a", folder: "x", archive: "x.tar" })).toHaveProperty("archive");
  });

  it("filing data is whole or not there", () => {
    const person = {
      name: "a",
      domain: "test.com",
      ownerKind: "person",
      ownerName: "张三",
      ownerAddress: "浦东新区张杨路707号",
      ownerPhone: "02112345678",
      siteName: "我的网站",
      ownerIdNumber: "310107198302020011",
      contactName: "张三",
      contactIdNumber: "310107198302020011",
      contactLandline: "02112345678",
      contactMobile: "13111111111",
      contactEmail: "sales@cndns.com",
    };
    expect(sentQuery(bindHostDomain, person)).toMatchObject({ domaintype: "1", ownerid: "310107198302020011" });
    const byLetters = chooseVariants(bindHostDomain, { filing_kind: "letters" });
    expect(sentQuery(byLetters, person)).toMatchObject({ domaintype: "I" });
    expect(inputFaults(bindHostDomain, { ...person, contactEmail: undefined })).toHaveProperty("contactEmail");
    expect(inputFaults(bindHostDomain, { ...person, ownerKind: "enterprise" })).toHaveProperty("organisationCode");
  });
});

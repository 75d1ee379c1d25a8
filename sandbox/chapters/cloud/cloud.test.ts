import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Bench } from "../../codes/bench";
import { buyServer, cloudOrder, openCloudServer, snapshotOf, stoppedServer } from "../../codes/cloud-bench";
import { openBench } from "../../codes/open-bench";
import { type EndpointId, endpointIds } from "../../manual/all";
import type { RunningSandbox } from "../../start";

let sandbox: RunningSandbox;
let bench: Bench;
const called = new Set<EndpointId>();

beforeEach(async () => {
  ({ sandbox, bench } = await openBench(called));
});
afterEach(() => sandbox.close());
afterAll(() => expect(endpointIds.filter((id) => id.startsWith("cloud.") && !called.has(id))).toEqual([]));

type Row = Record<string, string>;
const first = (message: unknown) => (message as Row[])[0] ?? {};
const info = async (cloudname: string) => first((await bench.call("cloud.CloudInfo", { cloudname })).message);
const state = async (cloudname: string) => (await bench.call("cloud.getsvrStt", { cloudname })).message;
const usedFen = async () => BigInt((await bench.control.world()).money.usedFen ?? "0");
const opening = { password: "aaa111!!!" };

describe("prices", () => {
  it("are the same wherever they are asked, and what is charged", async () => {
    const quoted = async (change: Row = {}) =>
      (await bench.call("cloud.getPrice", { ...cloudOrder, ...change })).message;
    expect(await quoted()).toBe("236");
    expect(await quoted({ tmetpe: "4" })).toBe("1298");
    expect(await quoted({ tmetpe: "5", years: "2", place: "3" })).toBe("6608");
    const { HD, BD, ...rest } = cloudOrder;
    const product = { ...rest, type: "2", hd: HD ?? "", bd: BD ?? "" };
    expect((await bench.call("product.getProductPrice", product)).message).toBe("236");
    expect((await bench.call("product.getProductPrice", { ...product, ram: "1000" })).message).toBe("0");
    const name = await buyServer(bench);
    expect(await usedFen()).toBe(23_600n);
    const renewal = { type: "2", pdtname: name, tmetpe: "2" };
    expect((await bench.call("product.getRenewPrice", renewal)).message).toBe("236");
    expect((await bench.call("product.getRenewPrice", { ...renewal, pdtname: "S111111" })).message).toBe("0");
  });

  it("of what is added: the month's difference for the days left", async () => {
    const name = await stoppedServer(bench);
    const before = await usedFen();
    const days = Math.ceil((Date.parse((await info(name)).exptime ?? "") - sandbox.world.now()) / 86_400_000);
    expect(days).toBeGreaterThan(26);
    const added = { CPUNum: "1", RAMNum: "512", HDNum: "10", BDNum: "1" };
    expect((await bench.call("cloud.upgradeCloud", { cloudname: name, ...added })).code).toBe("");
    const host = sandbox.world.cloudHosts.get(name);
    expect(host).toMatchObject({ cpu: 2, ramMb: 1536, diskGb: 60, bandwidthMbps: 2 });
    const held = BigInt(Math.ceil(((host?.expiresAtMs ?? 0) - sandbox.world.now()) / 86_400_000));
    expect((await usedFen()) - before).toBe((13_600n * held + 29n) / 30n);
    expect((await bench.call("cloud.getUpgradelist", { cloudname: name })).message).toMatchObject({
      CPUInfo: [{ Minval: "0", Maxval: "6", step: "1" }],
      BDInfo: [{ Maxval: "98" }],
    });
    const over = await bench.call("cloud.upgradeCloud", { cloudname: name, ...added, CPUNum: "7" });
    expect(over.message).toMatch(/^17129 .*\[6\]$/);
    expect((await bench.call("product.getRenewPrice", { type: "2", pdtname: name, tmetpe: "2" })).message).toBe("372");
  });
});

describe("a server", () => {
  it("is bought, then made", async () => {
    const answer = await bench.call("cloud.BuyCloud", { ...cloudOrder, years: "2" });
    const bought = first(answer.message);
    expect(bought.cloudname).toMatch(/^S\d{6}$/);
    expect(bought.regtme).toMatch(/^\d{4}\/\d{1,2}\/\d{1,2} \d\d:\d\d:\d\d$/);
    const name = bought.cloudname ?? "";
    expect(await state(name)).toBe("not created");
    expect(await info(name)).toEqual({
      cloudno: bought.cloudNo,
      cloudname: name,
      platepass: bought.cloudpass,
      regtime: bought.regtme,
      exptime: bought.exptme,
      locate: "上海电信机房",
      ICPID: expect.stringMatching(/^BA/),
      remoteport: expect.stringMatching(/^\d{5}$/),
    });
    const made = await bench.call("cloud.CreateHost", { cloudname: name, ...opening });
    expect(made.text.match(/"intraip": " 10\./g)).toHaveLength(2);
    expect(first(made.message)).toMatchObject({
      hostpassword: opening.password,
      os: "Windows Server 2003 企业版 32 位",
    });
    expect(await state(name)).toBe("running");
    expect(await info(name)).toMatchObject({ ostype: "windows", cpu: "1", ram: "1024", timetype: "2", dxip: "-" });
  });

  it("in the dual-line room has two addresses and ports, in the USA an inner one", async () => {
    expect(await info(await openCloudServer(bench, { place: "2" }))).toMatchObject({
      serverip: "-",
      dxip: expect.stringMatching(/^180\.153\./),
      wtip: expect.stringMatching(/^112\.65\./),
      inremotepport: "3389",
    });
    const usa = await stoppedServer(bench, { place: "4" });
    const { remotepport, serverip, intraip } = await info(usa);
    expect([serverip, intraip?.slice(0, 5)]).toEqual(["-", "10.4."]);
    const { port } = first((await bench.call("cloud.ChangePort", { cloudname: usa })).message);
    expect(port).not.toBe(remotepport);
    expect((await info(usa)).remotepport).toBe(port);
  });

  it("runs, restarts, stops, starts; slow things keep it busy", async () => {
    const cloudname = await openCloudServer(bench);
    const call = async (id: EndpointId) => (await bench.call(id, { cloudname })).code;
    expect(await call("cloud.RestartCloud")).toBe("");
    expect(await call("cloud.shutdown")).toBe("17107");
    await bench.control.advance(2_000);
    expect(await call("cloud.shutdown")).toBe("");
    expect(await state(cloudname)).toBe("running");
    await bench.control.advance(2_000);
    expect(await state(cloudname)).toBe("stop");
    expect(await call("cloud.starthost")).toBe("");
    await bench.control.advance(2_000);
    expect(await state(cloudname)).toBe("running");
    expect(await call("cloud.shutdown")).toBe("");
    // What does not shut down can be switched off.
    expect(await call("cloud.poweroff")).toBe("");
    expect(await state(cloudname)).toBe("stop");
    const cloudpassword = "newpass99";
    expect((await bench.call("cloud.ModPassword", { cloudname, cloudpassword })).code).toBe("");
    expect((await bench.call("cloud.ModPlatformPassword", { cloudname, password: "plate1234" })).code).toBe("");
    expect((await info(cloudname)).platepass).toBe("plate1234");
    expect(sandbox.world.cloudHosts.get(cloudname)?.systemPassword).toBe(cloudpassword);
  });

  it("with a snapshot can't be built anew, upgraded or given an address; without it it can", async () => {
    const cloudname = await snapshotOf(bench, await stoppedServer(bench));
    const { message } = await bench.call("cloud.getrebuildSystem", { cloudname });
    expect(message).toContainEqual({ systemName: "CentOS 7.9 64 位", systemval: "centos7.9_64" });
    const anew = { cloudname, cloudpass: "aaa111!", cloudsystem: "centos7.9_64" };
    expect((await bench.call("cloud.rebuildCloud", anew)).code).toBe("17010");
    expect((await bench.call("cloud.buyip", { cloudname })).code).toBe("17135");
    expect((await bench.call("cloud.rstcloud", { cloudname })).code).toBe("");
    await bench.control.advance(5_000);
    expect((await bench.call("cloud.delbkupfile", { cloudname })).code).toBe("");
    await bench.control.advance(5_000);
    const extra = first((await bench.call("cloud.buyip", { cloudname })).message);
    expect(extra.ipaddress).toMatch(/^222\.73\.\d+\.\d+$/);
    expect((await info(cloudname)).ExtIP).toBe(extra.ipaddress);
    expect((await bench.call("cloud.rebuildCloud", anew)).code).toBe("");
    expect(await state(cloudname)).toBe("running");
    expect(await info(cloudname)).toMatchObject({ osname: "CentOS 7.9 64 位", ostype: "linux" });
  });

  it("takes domains with a filing, once each", async () => {
    const cloudname = await openCloudServer(bench);
    const domain = { cloudname, domainname: "free-示例.com" };
    expect((await bench.call("cloud.BindDomain", domain)).code).toBe("");
    expect((await bench.call("cloud.BindDomain", { ...domain, cloudname: await openCloudServer(bench) })).code).toBe(
      "17141",
    );
    expect((await bench.call("cloud.deldomain", domain)).code).toBe("");
    expect((await bench.call("cloud.BindDomain", domain)).code).toBe("");
  });

  it("is renewed, stops when it has expired, and is gone in the end", async () => {
    const cloudname = await openCloudServer(bench);
    const before = sandbox.world.cloudHosts.get(cloudname)?.expiresAtMs ?? 0;
    expect((await bench.call("cloud.renewalCloud", { cloudname, tmetpe: "2", years: "2" })).code).toBe("");
    const days = ((sandbox.world.cloudHosts.get(cloudname)?.expiresAtMs ?? 0) - before) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(59);
    expect(days).toBeLessThanOrEqual(62);
    await bench.control.cloud({ cloudname, expiresAt: new Date(sandbox.world.now() - 1_000).toISOString() });
    expect(await state(cloudname)).toBe("pause");
    expect((await bench.call("cloud.RestartCloud", { cloudname })).code).toBe("17107");
    expect((await bench.call("cloud.renewalCloud", { cloudname, timetype: "2" })).code).toBe("");
    expect(await state(cloudname)).toBe("running");
    await bench.control.advance(60 * 86_400_000);
    expect((await bench.call("cloud.CloudInfo", { cloudname })).code).toBe("failed");
    expect(await state(cloudname)).toBe("fault");
  });
});

describe("with a callback address", () => {
  let listener: Server;
  let callbackurl: string;
  const heard: URLSearchParams[] = [];

  beforeEach(async () => {
    heard.length = 0;
    listener = createServer((request, response) => {
      heard.push(new URL(request.url ?? "/", "http://localhost").searchParams);
      response.end("ok");
    });
    await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
    callbackurl = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/hook`;
  });
  afterEach(() => new Promise((resolve) => listener.close(resolve)));
  const results = () => heard.map((query) => [query.get("proname"), query.get("tag"), query.get("result")]);

  it("opening answers at once, is done later, and is told once", async () => {
    const cloudname = await buyServer(bench);
    const create = () => bench.call("cloud.CreateHost", { cloudname, ...opening, callbackurl });
    expect(await create()).toMatchObject({ status: "success", message: "" });
    expect(await state(cloudname)).toBe("not created");
    expect((await create()).code).toBe("17105");
    await bench.control.advance(5_000);
    await expect.poll(results).toEqual([[cloudname, "procreate", "1"]]);
    expect(await state(cloudname)).toBe("running");
    expect((await create()).code).toBe("17103");
    const anew = { cloudname, cloudpass: "aaa111!", cloudsystem: "centos7.9_64", callbackurl };
    expect((await bench.call("cloud.rebuildCloud", anew)).code).toBe("");
    expect((await info(cloudname)).ostype).toBe("windows");
    await bench.control.advance(5_000);
    await expect.poll(results).toHaveLength(2);
    expect(results()[1]).toEqual([cloudname, "prorebuild", "1"]);
    expect((await info(cloudname)).ostype).toBe("linux");
  });

  it("tells that opening failed, and it can be tried again", async () => {
    const cloudname = await buyServer(bench);
    await bench.control.cloud({ cloudname, broken: "node" });
    expect((await bench.call("cloud.CreateHost", { cloudname, ...opening, callbackurl })).code).toBe("");
    await bench.control.advance(5_000);
    await expect.poll(results).toEqual([[cloudname, "procreate", "2"]]);
    expect(await state(cloudname)).toBe("not created");
    await bench.control.cloud({ cloudname, broken: "" });
    expect((await bench.call("cloud.CreateHost", { cloudname, ...opening })).code).toBe("");
  });
});

describe("answers", () => {
  it("break off as printed with misprints, and are tidy when clean", async () => {
    await bench.control.settings({ warts: "misprints" });
    const list = (await bench.call("cloud.cloudlist")).text;
    expect(list).toMatch(/"Tmeval":"5","TmeNme":"年"\}\] \}$/);
    expect(() => JSON.parse(list)).toThrow();
    await bench.control.settings({ warts: "clean" });
    const clean = await bench.call("cloud.cloudlist");
    expect(first(clean.message)).toMatchObject({ HDInfo: [{ Minval: "50", Maxval: "500", step: "10" }] });
    const cloudname = await buyServer(bench);
    const made = await bench.call("cloud.CreateHost", { cloudname, ...opening });
    expect(first(made.message).intraip).toMatch(/^10\.1\./);
    expect(made.text.match(/intraip/g)).toHaveLength(1);
  });

  it("close a room that is not sold", async () => {
    await bench.control.settings({ cloudClosedRooms: ["3"] });
    const { PlaceInfo } = first((await bench.call("cloud.cloudlist")).message) as unknown as { PlaceInfo: Row[] };
    expect(PlaceInfo.map((room) => room.Placeval)).toEqual(["1", "2", "4"]);
  });
});

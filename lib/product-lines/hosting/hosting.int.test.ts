import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Client, createClient, type Otime } from "@/lib/cndns/client";
import type { Outcome } from "@/lib/cndns/outcome";
import { otimeText } from "@/lib/core/time";
import { sandboxCosts } from "@/lib/pricing/sandbox-costs";
import { SandboxControl } from "@/sandbox/control/control";
import { sandboxCredentials } from "@/sandbox/http/credentials";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import type { Control, ControlResult, ControlSubject, PanelRow } from "../control";
import { type Config, checkFields, settleDraft } from "../form";
import type { AttemptEvidence, CostByKey, ProductAction, SentAction } from "../product-action";
import { actionOf } from "../registry";
import type { HostingOptions } from "./form";
import { hostingLine as line } from "./line";
import { readHostingOptions } from "./options";

/** The functions of the product line against the sandbox. There is no database: the tests keep what the shop would store. */
let sandbox: RunningSandbox;
let control: SandboxControl;
let client: Client;
let last = 0;
const nextOtime = (): Otime => {
  last = Math.max(last + 1, sandbox.world.now());
  return { text: otimeText(new Date(last)), ms: BigInt(last) };
};
const context = () => ({ attemptId: `attempt-${last}`, otime: nextOtime(), beforeSend: () => true });
const noCosts: CostByKey = () => null;
const [buying, renewing, upgrading] = (["purchase", "renew", "upgrade"] as const).map((action) =>
  actionOf({ productLine: "hosting", action }),
) as [ProductAction, ProductAction, ProductAction];
const now = () => new Date(sandbox.world.now());

beforeAll(async () => {
  sandbox = await startSandbox();
  control = new SandboxControl(sandbox.url);
  await control.remit("100000.00");
  client = createClient({
    credentials: sandboxCredentials,
    urls: { api: sandbox.url, check: sandbox.url, support: `${sandbox.url}/api` },
    nextOtime: async () => nextOtime(),
    logCall: () => undefined,
    storePurchaseReply: async () => undefined,
  });
});
afterAll(async () => {
  client.close();
  await sandbox.close();
});

function ok<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== "ok") throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

const NET = { kind: "net", location: "china", line: "telecom", sizeMb: 500 };
const purchase = (name: string, config: Config = NET): SentAction => ({
  name,
  displayName: name,
  config,
  years: 1,
  months: 0,
  before: null,
  registrantUpstreamId: null,
  secret: "abc123!@#",
});
const evidence = (at: Date, change: Partial<AttemptEvidence> = {}): AttemptEvidence => ({
  absentBefore: true,
  attemptAt: at,
  secret: "abc123!@#",
  years: 1,
  months: 0,
  expiresAtBefore: null,
  failedBefore: false,
  accepted: false,
  configBefore: null,
  configWanted: null,
  ...change,
});

/** A service as the shop stores it: the results of controls are merged into it. */
class Kept {
  config: Config;
  snapshot: ControlSubject["snapshot"] = {};
  expiresAt: Date | null = null;
  constructor(
    readonly name: string,
    config: Config,
  ) {
    this.config = { ...line.initialConfig, ...config };
  }
  get subject(): ControlSubject {
    const { name, config, snapshot, expiresAt } = this;
    return { name, displayName: name, config, snapshot, reason: "running", gift: false, expiresAt };
  }
  async read() {
    const reading = await line.read(client.call, this.name, this.name);
    this.snapshot = reading.snapshot;
    this.expiresAt = reading.expiresAt;
    return reading;
  }
  async run(id: string, input: Config & { row?: string } = {}): Promise<ControlResult> {
    const found = byId(id);
    expect(found.blocked?.(this.subject, null) ?? null, `${id} is blocked`).toBeNull();
    const fields = found.fields?.(this.subject, null, null, input) ?? [];
    expect(checkFields(fields, input).faults, id).toEqual({});
    const result = ok(await found.run(client.call, this.subject, input, { callbackUrl: null }));
    this.config = { ...this.config, ...result.config };
    this.snapshot = { ...this.snapshot, ...result.snapshot };
    return result;
  }
  async rows(id: string): Promise<readonly PanelRow[]> {
    const panel = line.panels.find((one) => one.id === id);
    if (!panel) throw new Error(`no panel ${id}`);
    return ok(await panel.read(client.call, this.subject));
  }
}

function byId(id: string): Control {
  const found = line.controls.find((one) => one.id === id);
  if (!found) throw new Error(`no control ${id}`);
  return found;
}

async function bought(name: string, config: Config = NET): Promise<Kept> {
  ok(await buying.send(client.call, purchase(name, config), context()));
  const kept = new Kept(name, config);
  await kept.read();
  return kept;
}

describe("buying", () => {
  it("offers what the upstream lists, and pays the quoted price", async () => {
    const options = (await line.readOptions?.(client.call)) as HostingOptions;
    const draft = settleDraft((now) => line.form?.fields(options as never, now) ?? [], {});
    const { ftpName: _, password: __, ...config } = draft;
    const quoted = await buying.quote(client.call, { ...purchase("x", config), years: 3 }, noCosts, now());
    expect(quoted).toBe(60_200n);
    expect(await line.isAvailable?.(client.call, "pricedhost", "pricedhost")).toBe("available");
    expect((await line.read(client.call, "pricedhost", "pricedhost")).state).toBe("absent");
    ok(await buying.send(client.call, { ...purchase("pricedhost", config), years: 3 }, context()));
    expect(await control.sales("pricedhost")).toMatchObject([{ amountFen: String(quoted) }]);
    expect(await line.isAvailable?.(client.call, "pricedhost", "pricedhost")).toBe("taken");
  });

  it("with the sandbox's costs every listed product is sold at what the sandbox charges", async () => {
    const options = await readHostingOptions(client.call);
    if (options === "unclear") throw new Error("no options");
    const costs: CostByKey = (key) =>
      sandboxCosts.find((row) => row.productLine === "hosting" && row.key === key)?.costFen ?? null;
    const quote = (config: Config, years: number) =>
      buying.quote(client.call, { ...purchase("x", config), years }, costs, now());
    let made = 0;
    for (const { kind, location, line: at, sizesMb } of options.products) {
      const configs = sizesMb.map((sizeMb): Config => ({ kind, location, sizeMb, ...(at ? { line: at } : {}) }));
      for (const config of configs) expect(typeof (await quote(config, 1)), JSON.stringify(config)).toBe("bigint");
      const [config = {}] = configs;
      for (const years of [1, 3]) {
        const name = `demo${String.fromCharCode(97 + Math.floor(made / 26), 97 + (made % 26))}`;
        made += 1;
        ok(await buying.send(client.call, { ...purchase(name, config), years }, context()));
        const sold = { amountFen: String(await quote(config, years)) };
        expect(await control.sales(name), JSON.stringify(config)).toMatchObject([sold]);
      }
    }
    expect(new Set(options.products.map(({ kind }) => kind)).size).toBe(12);
  });

  it("every product has a cost, from an endpoint or entered by staff", async () => {
    const { products } = await readHostingOptions(client.call).then((options) => {
      if (options === "unclear") throw new Error("no options");
      return options;
    });
    const keys = new Set(line.costRows?.map(({ key }) => key));
    const costs: CostByKey = (key) => (keys.has(key) ? 12_300n : null);
    for (const { kind, location, line: at, sizesMb } of products) {
      const config = { kind, location, sizeMb: sizesMb[0] ?? 0, ...(at ? { line: at } : {}) };
      const cost = await buying.quote(client.call, { ...purchase("x", config), years: 2 }, costs, now());
      expect(typeof cost, JSON.stringify(config)).toBe("bigint");
    }
    const special = { kind: "protected", location: "china", line: "dual", sizeMb: 200 };
    expect(await buying.quote(client.call, purchase("x", special), noCosts, now())).toBeNull();
  });

  it("after a lost answer finds its own host, and not another one", async () => {
    const at = new Date(sandbox.world.now());
    expect((await buying.send(client.call, purchase("lostreply"), context())).kind).toBe("unknown");
    const reading = await line.read(client.call, "lostreply", "lostreply");
    expect(buying.find(reading, evidence(at))).toBe("found");
    await control.host({ ftpname: "byhand" });
    const other = await line.read(client.call, "byhand", "byhand");
    expect(buying.find(other, evidence(at))).toBe("cannot_tell");
    expect((await buying.send(client.call, purchase("dropbefore"), context())).kind).toBe("unknown");
    const gone = await line.read(client.call, "dropbefore", "dropbefore");
    expect(buying.find(gone, evidence(at))).toBe("absent");
  });

  it("a taken name is refused without a charge; an empty agent balance is an outcome of kind ours", async () => {
    expect(await buying.send(client.call, purchase("takenname"), context())).toMatchObject({
      kind: "rejected",
      name: "name_taken",
    });
    expect(await buying.send(client.call, purchase("failopen"), context())).toMatchObject({ kind: "unknown" });
  });
});

describe("renewal and upgrade", () => {
  it("a renewal moves the expiry by its term, and counts as found only then", async () => {
    const kept = await bought("renewhost");
    const before = kept.expiresAt as Date;
    const renewal = { name: kept.name, displayName: kept.name, config: kept.config, years: 2, months: 0 };
    const asked = { ...renewal, before: { expiresAt: before, failed: false, config: kept.config } };
    expect(await renewing.quote(client.call, asked, noCosts, now())).toBe(54_000n); // 2 × 284 less 5 %, up to whole yuan
    ok(await renewing.send(client.call, { ...asked, registrantUpstreamId: null, secret: null }, context()));
    const reading = await kept.read();
    const renewed = evidence(new Date(), { years: 2, expiresAtBefore: before });
    expect(renewing.find(reading, renewed)).toBe("found");
    expect(renewing.find(reading, { ...renewed, years: 1 })).toBe("cannot_tell");
    expect(await control.sales("renewhost")).toMatchObject([{}, { amountFen: "54000" }]);
  });

  it("an upgrade is offered, costs what is charged, and is recognised by its configuration", async () => {
    const kept = await bought("growhost");
    const options = await line.actions.upgrade?.readOptions(client.call, kept.name, kept.name);
    const draft = settleDraft((now) => line.actions.upgrade?.form.fields(options as never, now, kept.config) ?? [], {});
    expect(draft).toEqual({ line: "telecom", sizeMb: 800 });
    const config = { line: "dual", sizeMb: 1000 };
    const before = (await kept.read()).config as Config;
    const upgrade = {
      ...purchase(kept.name, config),
      ...{ years: 0, secret: null, before: { expiresAt: kept.expiresAt, failed: false, config: before } },
    };
    const cost = await upgrading.quote(client.call, upgrade, noCosts, now());
    ok(await upgrading.send(client.call, upgrade, context()));
    expect(await control.sales("growhost")).toMatchObject([{}, { amountFen: String(cost) }]);
    const wanted = { configBefore: before, configWanted: config };
    expect(upgrading.find(await kept.read(), evidence(new Date(), wanted))).toBe("found");
  });
});

describe("controls", () => {
  it("of a .NET host change it at the upstream", async () => {
    const kept = await bought("nethost");
    const host = () => sandbox.world.hosts.get("nethost");
    const blocked = (...ids: string[]) => ids.map((id) => byId(id).blocked?.(kept.subject, null));
    await kept.run("pauseFtp");
    expect(host()?.ftp).toBe("2");
    expect(byId("ftpPassword").blocked?.(kept.subject, null)).toBe("ftp_paused");
    await kept.run("resumeFtp");
    const changed = await kept.run("ftpPassword", { password: "xyz789$%^" });
    expect(changed.secrets).toEqual({ password: "xyz789$%^" });
    expect((await kept.read()).password).toBe("xyz789$%^");
    expect(blocked("pauseWebsite", "resumeWebsite")).toEqual([null, "web_running"]);
    await kept.run("pauseWebsite");
    expect(blocked("pauseWebsite", "resumeWebsite")).toEqual(["web_paused_already", null]);
    expect(line.statusOf?.(kept.subject.config)).toBe("paused");
    expect(byId("bindDomain").blocked?.(kept.subject, null)).toBe("web_paused");
    await kept.run("resumeWebsite");
    expect(line.statusOf?.(kept.subject.config)).toBeNull();
    await kept.run("defaultPages", { pages: "index.aspx\ndefault.html, index.aspx" });
    await kept.run("notFoundPage", { notFoundPath: "error.html" });
    await kept.run("netVersion", { netVersion: "v40" });
    await kept.run("errorDetail", { errorDetail: true });
    await kept.run("logAccess", { logAccess: true });
    expect(host()).toMatchObject({ defaultPages: ["index.aspx", "default.html"], notFoundPage: "error.html" });
    expect(host()).toMatchObject({ netVersion: "4", errorType: "1", logAccess: "1" });
    await kept.run("notFoundPage", { notFoundPath: "" });
    expect(host()?.notFoundPage).toBe("");
    expect((await kept.rows("log"))[0]?.cells).toMatchObject({ what: "404 页面 系统默认" });
  });

  it("deny and allow addresses, for the host and for folders", async () => {
    const kept = await bought("visithost");
    const host = () => sandbox.world.hosts.get("visithost");
    await kept.run("denyAddress", { address: "8.8.8.8", mask: "255.255.255.0" });
    expect(byId("grantAddress").blocked?.(kept.subject, null)).toBe("visitors_all");
    const [row] = await kept.rows("addresses");
    expect(row?.cells).toEqual({ address: "8.8.8.8", mask: "255.255.255.0", list: "denied" });
    await kept.run("removeAddress", { row: row?.key ?? "" });
    expect(host()?.denied).toEqual([]);
    await kept.run("defaultAccess", { visitors: "none" });
    await kept.run("grantAddress", { address: "1.2.3.4", mask: "255.255.255.255" });
    expect(host()?.granted).toHaveLength(1);
    await kept.run("limitFolder", { folder: "admin", addresses: "7.7.7.7\n218.85.*" });
    expect(host()?.folders).toEqual({ admin: ["7.7.7.7", "218.85.*"] });
    expect((await kept.rows("folders"))[0]?.cells).toEqual({ folder: "admin", addresses: "7.7.7.7 218.85.*" });
    await kept.run("openFolder", { row: "admin" });
    expect(host()?.folders).toEqual({});
    expect(await kept.rows("folders")).toEqual([]);
  });

  it("take paths from the website's root, on Windows and Linux", async () => {
    const windows = await bought("winfiles");
    await windows.run("packFolder", { folder: "images", packInto: "images.rar" });
    await windows.run("unpackArchive", { unpackFrom: "images.rar", folder: "copy" });
    await windows.run("deleteFile", { path: "copy" });
    expect(sandbox.world.hosts.get("winfiles")?.files).not.toContain("copy/index.html");
    const linux = await bought("linfiles", { ...NET, kind: "linux" });
    await linux.run("packFolder", { folder: "images", packInto: "images.zip" });
    await linux.run("unpackArchive", { unpackFrom: "site.tar.gz", folder: "site" });
    expect(sandbox.world.hosts.get("linfiles")?.files).toContain("site/index.html");
    expect(byId("deleteFile").blocked?.(linux.subject, null)).toBe("windows_only");
    const used = (await line.look?.(client.call, await linux.read(), linux.name, linux.name))?.usage?.[0];
    expect(used).toMatchObject({ id: "space", limit: 500, unit: "mb" });
  });

  it("bind domains with their record, and with filing data where it is needed", async () => {
    const kept = await bought("bindhost");
    const form = { domain: "free-shop.com", host: "www", setRecord: true, filedElsewhere: false };
    const wanted = (input: Config) => byId("bindDomain").records?.(client.call, kept.subject, input);
    const { alias } = kept.snapshot;
    expect(await wanted(form)).toMatchObject({
      value: [{ domain: "free-shop.com", host: "www", type: "CNAME", value: `${alias}.` }],
    });
    expect(await wanted({ ...form, host: "@" })).toMatchObject({ value: [{ host: "@", type: "A" }] });
    expect(await wanted({ ...form, setRecord: false })).toMatchObject({ value: [] });
    await kept.run("bindDomain", form);
    await kept.run("bindDomain", { ...form, host: "@" });
    expect((await kept.rows("domains")).map(({ key }) => key)).toEqual(["www.free-shop.com", "free-shop.com"]);
    await kept.run("unbindDomain", { row: "www.free-shop.com" });
    expect(sandbox.world.hosts.get("bindhost")?.domains).toEqual(["free-shop.com"]);
    const elsewhere = { ...form, domain: "icp-elsewhere.com" };
    const refused = await byId("bindDomain").run(client.call, kept.subject, elsewhere, { callbackUrl: null });
    expect(refused).toMatchObject({ kind: "rejected", name: "filed_elsewhere" });
    await kept.run("bindDomain", {
      ...elsewhere,
      filedElsewhere: true,
      ownerKind: "enterprise",
      ownerName: "上海金橘科技有限公司",
      organisationCode: "123456789",
      ownerAddress: "上海浦东新区张杨路707号",
      ownerPhone: "02112345678",
      siteName: "金橘",
      ownerIdNumber: "310107198302020011",
      contactName: "张三",
      contactIdNumber: "310107198302020011",
      contactLandline: "02112345678",
      contactMobile: "13111111111",
      contactEmail: "sales@example.com",
    });
    expect(sandbox.world.hosts.get("bindhost")?.domains).toContain("www.icp-elsewhere.com");
  });

  it("restart Tomcat on Java hosts only, and open each free product once", async () => {
    const kept = await bought("javahost", { ...NET, kind: "jsp" });
    expect(byId("restartTomcat").hidden?.(kept.subject)).toBe(false);
    expect(byId("netVersion").hidden?.(kept.subject)).toBe(true);
    await kept.run("restartTomcat");
    const mail = await kept.run("openMail", { mailDomain: "free-mail.com", mailPassword: "abc123" });
    expect(mail.opens).toMatchObject({ productLine: "mail", name: "free-mail.com", secrets: { password: "abc123" } });
    const data = { engine: "mysql", databaseName: "shopdata", databasePassword: "abc123" };
    expect((await kept.run("openDatabase", data)).opens).toMatchObject({
      productLine: "database",
      name: "sq_shopdata",
    });
    await kept.read();
    expect(kept.snapshot).toMatchObject({ giftMail: "free-mail.com", giftDatabase: "sq_shopdata" });
    expect(byId("openMail").blocked?.(kept.subject, null)).toBe("gift_open");
  });
});

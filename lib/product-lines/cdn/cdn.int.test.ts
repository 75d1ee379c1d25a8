import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readPanel } from "@/lib/controls/read-panel";
import { startControl } from "@/lib/controls/start-control";
import { decideItem } from "@/lib/orders/staff/decide-item";
import type { Quote } from "@/lib/pricing/contract";
import { enterSandboxCosts } from "@/lib/purchasing/testing/enter-sandbox-costs";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { upstream } from "@/lib/upstream/client";
import type { ControlSubject } from "../control";
import type { Config } from "../form";
import { cdnLine } from "./line";

let shop: ShopWorld;
let buyer: Buyer;

beforeAll(async () => {
  shop = await startShopWorld({ settings: { serverOpenMs: 0, purgeMs: 60_000 } });
  await enterSandboxCosts(shop.database.db);
});
afterAll(() => shop.close());
beforeEach(async () => {
  buyer = await shop.customer();
});

const order = (config: Config = { unit: "gigabytes", gigabytes: 100 }): Partial<Quote> => ({
  productLine: "cdn",
  name: null,
  displayName: "100 GB",
  config,
  years: 0,
  months: 1,
  secret: "Abc12345xyz",
  priceFen: 4_000n,
  costFen: 3_000n,
});
const serviceOf = async (itemId: string) => {
  const { serviceId } = await shop.database.db.orderItem.findUniqueOrThrow({ where: { id: itemId } });
  return shop.database.db.service.findUniqueOrThrow({ where: { id: serviceId ?? "" } });
};

async function ownCdn() {
  const { itemId } = await buyer.buy("", order());
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  return serviceOf(itemId);
}
type Own = Awaited<ReturnType<typeof ownCdn>>;

const change = (service: Own, more: Partial<Quote>): Partial<Quote> => ({
  ...order(),
  name: service.name,
  displayName: service.displayName,
  serviceId: service.id,
  secret: undefined,
  ...more,
});

it("is bought, and its traffic and password are known", async () => {
  const service = await ownCdn();
  expect(service).toMatchObject({ state: "active", reason: "running" });
  expect(service.config).toMatchObject({ unit: "gigabytes", gigabytes: 100 });
  expect(service.name).toMatch(/^cdn\d+$/);
  expect((await cdnLine.read(upstream().call, service.name, "")).usage).toEqual([
    { id: "traffic", used: 0, limit: 100, unit: "gb" },
  ]);
  expect(service.secretsEnc).not.toBeNull();
  expect(await shop.threeBooks()).toEqual([]);
});

it("after a lost answer staff name the product, and another amount of traffic is not accepted", async () => {
  const known = new Set(shop.sandbox.world.cdns.values());
  await shop.fault({ kind: "dropAfter", endpoint: "cdn.CreateCDN", count: 1 });
  const { itemId } = await buyer.buy("", order());
  await shop.drive(itemId, { steps: 6 });
  expect(await shop.database.db.orderItem.findUniqueOrThrow({ where: { id: itemId } })).toMatchObject({
    state: "unsure",
    needsStaff: true,
    name: null,
  });
  const lost = [...shop.sandbox.world.cdns.values()].find((one) => !known.has(one));
  const { message } = await shop.bench().call("cdn.CreateCDN", { type: "t", base: "1", years: "1", tmetpe: "2" });
  const other = String(message);
  const { sales } = shop.sandbox.world;
  for (const sale of [...sales.values()].filter(({ name }) => name === other)) {
    shop.sandbox.world.transact(() => sales.put(sale.id, { ...sale, by: "hand" }));
  }
  const staff = await shop.staff();
  const point = (upstreamName: string) =>
    decideItem(staff, { id: itemId, decision: "accepted", seenState: "unsure", note: "看过上游", upstreamName });
  // A mistyped name: said beside the name.
  await expect(point("nosuchcdn")).rejects.toMatchObject({
    ...{ status: 409, code: "orders.product_silent" },
    fields: { upstreamName: { code: "orders.product_silent" } },
  });
  await expect(point(other)).rejects.toThrow(
    expect.objectContaining({ fields: { upstreamName: expect.objectContaining({ code: "orders.product_differs" }) } }),
  );
  await point(lost?.name ?? "");
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  expect((await serviceOf(itemId)).name).toBe(lost?.name);
  expect(await shop.threeBooks()).toEqual([]);
});

it("is renewed once, also when the answer is lost", async () => {
  const service = await ownCdn();
  await shop.fault({ kind: "dropAfter", endpoint: "cdn.RenewCDN", count: 1 });
  const { itemId } = await buyer.buy(
    service.name,
    change(service, { action: "renew", years: 1, months: 0, priceFen: 40_000n, costFen: 30_000n }),
  );
  expect(await shop.drive(itemId, { stepMs: 60_000 })).toBe("done");
  const days =
    (((await serviceOf(itemId)).expiresAt?.getTime() ?? 0) - (service.expiresAt?.getTime() ?? 0)) / 86_400_000;
  expect(Math.round(days)).toBeGreaterThanOrEqual(365);
  expect(Math.round(days)).toBeLessThanOrEqual(366);
  expect(await shop.threeBooks()).toEqual([]);
});

it("is upgraded from GB to TB, and the reading shows it", async () => {
  const service = await ownCdn();
  const to = { unit: "terabytes", terabytes: 1 };
  const { itemId } = await buyer.buy(
    service.name,
    change(service, { action: "upgrade", config: to, months: 0, priceFen: 25_000n, costFen: 17_600n }),
  );
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  expect((await serviceOf(itemId)).config).toMatchObject(to);
  expect(shop.sandbox.world.cdns.get(service.name)).toMatchObject({ unit: "T", base: 1 });
  expect(await shop.threeBooks()).toEqual([]);
});

describe("its controls", () => {
  const controlOf = (id: string) => {
    const control = cdnLine.controls.find((one) => one.id === id);
    if (!control) throw new Error(`no control ${id}`);
    return control;
  };
  const subjectOf = async (name: string): Promise<ControlSubject> => {
    const { snapshot, reason, expiresAt, config = {} } = await cdnLine.read(upstream().call, name, name);
    return { name, displayName: name, config, snapshot, reason, gift: false, expiresAt };
  };
  const rows = async (id: string, subject: ControlSubject) => {
    const outcome = await cdnLine.panels.find((panel) => panel.id === id)?.read(upstream().call, subject);
    if (outcome?.kind !== "ok") throw new Error(outcome?.kind);
    return outcome.value;
  };
  const run = (id: string, subject: ControlSubject, input: Config & { row?: string }) =>
    controlOf(id).run(upstream().call, subject, input, { callbackUrl: null });

  it("add a domain, show where its record must point, change its origins, purge and remove it", async () => {
    const subject = await subjectOf((await ownCdn()).name);
    const domain = `www.tea${Date.now()}.com`;
    expect(
      await run("addDomain", subject, { domain, origins: "192.0.2.1\norigin.example.org", host: "" }),
    ).toMatchObject({
      kind: "ok",
    });
    const [row] = await rows("domains", subject);
    expect(row).toMatchObject({
      key: domain,
      cells: { origins: ["192.0.2.1", "origin.example.org"], cname: `${domain}.a.cdn.example`, state: "deploying" },
    });
    expect(controlOf("setOrigins").setting?.(subject, row ?? null)).toEqual({
      origins: "192.0.2.1\norigin.example.org",
      host: "",
    });
    expect(await controlOf("pointDomain").records?.(upstream().call, subject, { row: domain })).toMatchObject({
      kind: "ok",
      value: [{ domain, host: "@", type: "CNAME", value: `${domain}.a.cdn.example.` }],
    });
    const pointing = async (zone: string) => {
      const outcome = await cdnLine.pointing?.(upstream().call, subject, zone);
      return outcome?.kind === "ok" ? outcome.value.map((want) => `${want.domain} ${want.value}`) : outcome;
    };
    expect(await pointing(domain)).toEqual([`${domain} ${domain}.a.cdn.example.`]);
    expect(await pointing(domain.split(".").slice(1).join("."))).toEqual([`${domain} ${domain}.a.cdn.example.`]);
    expect(await pointing(`x${domain}`)).toEqual([]);
    await run("setOrigins", subject, { row: domain, origins: "192.0.2.9", host: "shop.example.org" });
    expect((await rows("domains", subject))[0]?.cells).toMatchObject({
      origins: ["192.0.2.9"],
      host: "shop.example.org",
    });
    expect(
      await run("purge", subject, { row: domain, kind: "directory", folders: `/img/\nhttp://${domain}/css/` }),
    ).toMatchObject({
      kind: "ok",
      value: { params: { count: 2 } },
    });
    const purges = await rows("purges", subject);
    expect(purges.map(({ cells }) => [cells.url, cells.kind, cells.state])).toEqual([
      [`http://${domain}/css/`, "directory", "in_progress"],
      [`http://${domain}/img/`, "directory", "in_progress"],
    ]);
    expect(await run("removeDomain", subject, { row: domain })).toMatchObject({ kind: "ok" });
    expect(await rows("domains", subject)).toEqual([]);
  });

  it("end as done when the list shows what an unanswered call has done, and stay unknown otherwise", async () => {
    const { id } = await ownCdn();
    const domain = `www.late${Date.now()}.com`;
    const start = async (control: string, input: Config, row?: string) =>
      (await startControl(buyer.actor, { id, control, input, ...(row ? { row } : {}) })).run.id;
    const added = await start("addDomain", { domain, origins: "192.0.2.1" });
    await expect(start("setOrigins", { origins: `192.0.2.2 ${domain}` }, domain)).rejects.toMatchObject({
      fields: { "input.origins": { code: "controls.origin_itself", params: { domain } } },
    });
    const changed = await start("setOrigins", { origins: "192.0.2.2" }, domain);
    const runs = shop.database.db.controlRun;
    await runs.updateMany({
      where: { serviceId: id },
      data: { state: "unknown", result: { reason: "timeout", code: null } },
    });
    const { settled } = await readPanel(buyer.actor, { id, panel: "domains" });
    expect(settled).toMatchObject([{ id: changed, state: "done", reason: null, params: { domain } }]);
    // It was added with other origins than it has now.
    expect(await runs.findUniqueOrThrow({ where: { id: added } })).toMatchObject({ state: "unknown" });
    await runs.update({ where: { id: added }, data: { input: { domain, origins: "192.0.2.2" } } });
    const twice = () => readPanel(buyer.actor, { id, panel: "domains" });
    const both = await Promise.all([twice(), twice()]);
    expect(both.flatMap((one) => one.settled.map((run) => run.id))).toEqual([added]);
    const events = await shop.database.db.serviceEvent.count({ where: { serviceId: id, kind: "control.addDomain" } });
    // The one of its start, which this test made unknown, and the one of its end.
    expect(events).toBe(2);
  });

  it("take only addresses of the row's domain to purge", () => {
    const subject = { reason: "running" } as ControlSubject;
    const row = { key: "www.tea.com", cells: {} };
    const field = (kind: string) => controlOf("purge").fields?.(subject, null, row, { kind })[1];
    const fits = (kind: string, text: string) => {
      const one = field(kind);
      return one?.kind === "text" && new RegExp(`^(?:${one.pattern})$`, "u").test(text);
    };
    expect(fits("file", "/a.js\nhttps://www.tea.com/b.css\n")).toBe(true);
    expect(fits("file", "http://www.other.com/b.css")).toBe(false);
    expect(fits("directory", "/img/")).toBe(true);
    expect(fits("directory", "/img")).toBe(false);
  });

  it("a domain that is on the CDN already is refused beside its field, and no outcome is left unknown", async () => {
    const subject = await subjectOf((await ownCdn()).name);
    const [domain, origins] = [`www.twice${Date.now()}.com`, "192.0.2.1\norigin.example.org"];
    const faults = () =>
      controlOf("addDomain").faults?.(upstream().call, subject, { domain: domain.toUpperCase(), origins });
    expect(await faults()).toEqual({});
    await run("addDomain", subject, { domain, origins });
    expect(await faults()).toEqual({ domain: { code: "controls.domain_there" } });
    // Whoever passes that check at the same moment: the list says what came of it.
    expect(await run("addDomain", subject, { domain, origins: "origin.example.org 192.0.2.1" })).toMatchObject({
      kind: "ok",
    });
    expect(await run("addDomain", subject, { domain, origins: "192.0.2.77" })).toMatchObject({
      ...{ kind: "rejected", name: "domain_there" },
    });
    const other = await subjectOf((await ownCdn()).name);
    expect(await run("addDomain", other, { domain, origins })).toMatchObject({ kind: "rejected", name: "not_added" });
  });

  it("are blocked when the traffic is used up, except what helps then", async () => {
    const subject = { ...(await subjectOf((await ownCdn()).name)), reason: "over_traffic" };
    const row = { key: "www.tea.com", cells: { cname: "x.cdn.example" } };
    expect(Object.fromEntries(cdnLine.controls.map((one) => [one.id, one.blocked?.(subject, row) ?? null]))).toEqual({
      addDomain: "over_traffic",
      purge: "over_traffic",
      pointDomain: "over_traffic",
      setOrigins: null,
      removeDomain: null,
    });
  });
});

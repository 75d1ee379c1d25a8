import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePerson, reauthed, signedIn } from "@/lib/accounts/testing/people";
import type { StaffActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { DAY_MS } from "@/lib/core/time";
import { productLines } from "@/lib/product-lines/registry";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { exportServices } from "@/lib/reports/export-services";
import { countExpiries } from "./count-expiries";
import { importService } from "./import-service";
import { listAllServices, type ServiceSearch } from "./list-all-services";
import { listUnknownDomains } from "./list-unknown-domains";
import { openSecrets } from "./merge-secrets";
import { previewImport } from "./preview-import";

let shop: ShopWorld;
let owner: Buyer;
const staff = {} as Record<"support" | "finance" | "admin", StaffActor>;
const zh = { locale: "zh" } as const;

beforeAll(async () => {
  shop = await startShopWorld();
  for (const role of ["support", "finance", "admin"] as const) {
    const { actor } = await signedIn(await makePerson({ kind: "staff", role }));
    if (actor.kind === "staff") staff[role] = reauthed(actor);
  }
  owner = await shop.customer();
});
afterAll(() => shop.close());

const make = (displayName: string, over: Record<string, unknown> = {}) =>
  shop.database.db.service.create({
    data: {
      customerId: owner.actor.userId,
      productLine: "mail",
      name: displayName,
      displayName,
      state: "active",
      config: {},
      ...over,
    },
  });
const emailOf = async ({ actor }: Buyer) =>
  (await shop.database.db.user.findUniqueOrThrow({ where: { id: actor.userId } })).email;

describe("how many expire in each week", () => {
  /** A Wednesday far from what other tests make. */
  const now = new Date("2031-03-05T04:00:00Z");

  it("counts by weeks of Shanghai, from now on, without gifts and what has ended", async () => {
    const { actor } = await shop.customer();
    const own = (name: string, over: Record<string, unknown>) => make(name, { customerId: actor.userId, ...over });
    const host = await own("w0.com", { expiresAt: new Date("2031-03-05T04:00:00Z"), autoRenew: true });
    await own("w1.com", { expiresAt: new Date("2031-03-09T15:59:59Z") });
    await own("w2.com", { expiresAt: new Date("2031-03-09T16:00:00Z"), state: "suspended" });
    await own("w3.com", { expiresAt: new Date("2031-05-25T15:59:59Z"), autoRenew: true });
    await own("past.com", { expiresAt: new Date("2031-03-05T03:59:59Z") });
    await own("later.com", { expiresAt: new Date("2031-05-25T16:00:00Z") });
    await own("gift.com", { expiresAt: new Date("2031-03-07T00:00:00Z"), parentId: host.id });
    await own("ended.com", { expiresAt: new Date("2031-03-07T00:00:00Z"), state: "ended", endedAt: new Date() });
    await own("opening.com", { expiresAt: new Date("2031-03-07T00:00:00Z"), state: "opening" });
    const weeks = await countExpiries(staff.support, now);
    expect(weeks).toHaveLength(12);
    expect(weeks.slice(0, 3)).toEqual([
      { monday: "2031-03-03", automatic: 1, manual: 1 },
      { monday: "2031-03-10", automatic: 0, manual: 1 },
      { monday: "2031-03-17", automatic: 0, manual: 0 },
    ]);
    expect(weeks.at(-1)).toEqual({ monday: "2031-05-19", automatic: 1, manual: 0 });
    expect((await countExpiries(staff.support, new Date("2031-03-09T16:00:00Z")))[0]?.monday).toBe("2031-03-10");
  });

  it("are not for customers", async () => {
    await expect(countExpiries(owner.actor as never, now)).rejects.toMatchObject({ status: 403 });
  });
});

describe("the services of all customers", () => {
  const word = `k${randomUUID().slice(0, 6)}`;
  const search = { q: word, sort: "expires" as const };

  beforeAll(async () => {
    const at = (days: number) => new Date(Date.now() + days * DAY_MS);
    // Two with the same expiry, two without one: a cursor must neither lose them nor show them twice.
    const same = at(20);
    await make(`${word}-c.com`, { expiresAt: same });
    await make(`${word}-a.com`, { expiresAt: same, productLine: "hosting" });
    await make(`${word}-b.com`, { expiresAt: at(-3) });
    await make(`${word}-e.com`, { expiresAt: null, state: "opening" });
    await make(`${word}-d.com`, { expiresAt: null });
    await make(`${word}-f.com`, { expiresAt: at(80), state: "ended", endedAt: new Date() });
  });

  const names = (rows: readonly { displayName: string }[]) => rows.map(({ displayName }) => displayName.at(-5));
  async function all(sort: ServiceSearch["sort"], take: number) {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listAllServices(staff.support, { ...search, sort, after, take });
      seen.push(...page.rows.map(({ displayName }) => displayName));
      after = page.next ?? undefined;
    } while (after);
    return seen.map((name) => name.at(-5));
  }

  it("come in every order, page by page, each once", async () => {
    for (const take of [1, 2, 3, 50]) {
      expect([take, await all("name", take)]).toEqual([take, ["a", "b", "c", "d", "e"]]);
      expect([take, await all("expires", take)]).toEqual([take, ["b", "c", "a", "e", "d"]]);
      expect([take, await all("-added", take)]).toEqual([take, ["d", "e", "b", "a", "c"]]);
      expect([take, await all("-name", take)]).toEqual([take, ["e", "d", "c", "b", "a"]]);
      // Those without an expiry come last in both directions.
      expect([take, await all("-expires", take)]).toEqual([take, ["a", "c", "b", "d", "e"]]);
      expect([take, await all("added", take)]).toEqual([take, ["c", "a", "b", "e", "d"]]);
    }
  });

  it("are filtered by line, state as it is shown, and days left", async () => {
    const of = async (over: object) =>
      names((await listAllServices(staff.admin, { ...search, take: 9, ...over })).rows);
    expect(await of({ productLine: "hosting" })).toEqual(["a"]);
    expect(await of({ state: "expired" })).toEqual(["b"]);
    expect(await of({ state: "active" })).toEqual(["c", "a", "d"]);
    expect(await of({ state: "ended" })).toEqual(["f"]);
    expect(await of({ within: 30 })).toEqual(["c", "a"]);
    expect(await of({ within: 7 })).toEqual([]);
  });

  it("are found by their customer's address too; a cursor of another order or of nonsense is the first page", async () => {
    const email = await emailOf(owner);
    const { rows } = await listAllServices(staff.support, { q: email.toUpperCase(), sort: "name", take: 50 });
    expect(rows.map(({ customer }) => customer.email)).toEqual(rows.map(() => email));
    expect(rows.length).toBe(5);
    const first = await listAllServices(staff.admin, { ...search, sort: "name", take: 2 });
    for (const after of [first.next ?? "", "nonsense", Buffer.from("[1").toString("base64url")]) {
      const page = await listAllServices(staff.admin, { ...search, sort: "expires", after, take: 2 });
      expect(names(page.rows)).toEqual(["b", "c"]);
    }
  });

  it("are exported whole, without a formula in any cell, and audited; not by support", async () => {
    const evil = await shop.customer();
    const { db } = shop.database;
    await db.user.update({ where: { id: evil.actor.userId }, data: { name: '=HYPERLINK("http://evil.example")' } });
    for (const name of ["=1+1", "+cmd", "@sum", "-2+3+cmd|' /C calc'!A0", "\t=1"]) {
      await make(`${name} ${word}`, { customerId: evil.actor.userId });
    }
    await expect(exportServices(staff.support, search, zh)).rejects.toMatchObject({ status: 403 });
    const response = await exportServices(staff.finance, search, zh);
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="services-[\d-]+\.csv"$/);
    const lines = (await response.text()).trim().split("\r\n");
    expect(lines).toHaveLength(11);
    for (const line of lines.slice(1)) {
      for (const [, cell = ""] of line.matchAll(/"((?:[^"]|"")*)"/g)) expect(cell).not.toMatch(/^[=+@\t\r-]/);
    }
    expect(lines.join("\n")).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(lines[1]).toContain('"企业邮局"');
    const audit = await db.auditEvent.findFirstOrThrow({ where: { action: "services.export" } });
    expect(audit).toMatchObject({ actorId: staff.finance.userId, after: { q: word } });
  });
});

describe("a product that exists at the upstream but not here", () => {
  const db = () => shop.database.db;
  let customer = "";
  beforeAll(async () => {
    customer = await emailOf(owner);
    for (const domainname of ["teahouse.com", "kettle.com"])
      await shop.control("hand-purchase", { domainname, years: 2 });
    await shop.control("host", { ftpname: "handhost" });
    const globalMail = { mailpassword: "abc12345", years: "1", mailtag: "g", mailusernumber: "7" };
    const answer = await shop.bench().call("mail.CreateOder", { ...globalMail, maildomain: "mail.com" });
    expect(answer.code).toBeFalsy();
  });
  const domain = (name: string) => ({ productLine: "domain", name, customer, config: {} });
  const events = (id: string) => db().auditEvent.findMany({ where: { subjectKind: "service", subjectId: id } });

  it("is shown first, and imported with its dates, configuration and secrets", async () => {
    const preview = await previewImport(staff.finance, domain("TeaHouse.com"), zh);
    expect(preview).toMatchObject({ name: "teahouse.com", state: "active", fields: [], customer: { email: customer } });
    expect(await db().service.count({ where: { name: "teahouse.com" } })).toBe(0);
    const { id } = await importService(staff.finance, domain("TeaHouse.com"));
    const service = await db().service.findUniqueOrThrow({ where: { id }, include: { events: true } });
    expect(service).toMatchObject({ customerId: owner.actor.userId, productLine: "domain", state: "active" });
    expect(service.expiresAt).toEqual(preview.expiresAt);
    expect(openSecrets(service)).toMatchObject({ password: "byhand1234" });
    expect(service.events).toMatchObject([{ kind: "imported", actorKind: "staff" }]);
    const [audit, ...others] = await events(id);
    expect(others).toEqual([]);
    const who = { action: "services.import", actorId: staff.finance.userId, customerId: owner.actor.userId };
    expect(audit).toMatchObject({ ...who, after: { productLine: "domain", name: "teahouse.com", customer } });
    expect(JSON.stringify(audit?.after)).not.toContain("byhand1234");
    expect(await owner.balance()).toMatchObject({ balanceFen: 1_000_000n, heldFen: 0n });
  });

  it("of a host is imported with its whole configuration", async () => {
    const ask = { productLine: "hosting", name: "handhost", customer, config: {} };
    const preview = await previewImport(staff.admin, ask, zh);
    expect(preview.fields).toEqual([]);
    expect(preview.summary).toContain("500 MB");
    const { id } = await importService(staff.admin, ask);
    const service = await db().service.findUniqueOrThrow({ where: { id } });
    expect(service.config).toMatchObject({ kind: "standard", location: "china", line: "telecom", sizeMb: 500 });
    expect(service.snapshot).not.toEqual({});
  });

  it("asks staff for what the upstream doesn't show, and takes only what is on offer", async () => {
    const ask = { productLine: "mail", name: "mail.com", customer, config: {} };
    const { fields } = await previewImport(staff.admin, ask, zh);
    expect(fields.map((field) => (field as { id: string }).id)).toEqual(["kind", "edition"]);
    const missing = { fields: { "config.kind": expect.anything(), "config.edition": expect.anything() } };
    await expect(importService(staff.admin, ask)).rejects.toMatchObject(missing);
    const wrong = { ...ask, config: { kind: "gold", edition: "standard" } };
    await expect(importService(staff.admin, wrong)).rejects.toMatchObject({
      fields: { "config.kind": expect.anything() },
    });
    const more = { kind: "global", edition: "business", mailboxes: 900, priceFen: 1 };
    const { id } = await importService(staff.admin, { ...ask, config: more });
    const { config } = await db().service.findUniqueOrThrow({ where: { id } });
    expect(config).toMatchObject({ kind: "global", edition: "business", mailboxes: 7 });
    expect(config).not.toHaveProperty("priceFen");
  });

  it("is refused when it doesn't exist, when it is somebody's service, and for an unknown customer", async () => {
    const refused = (code: string) => ({ fields: { name: { code: `services.${code}` } } });
    await expect(importService(staff.admin, domain("teahouse.com"))).rejects.toMatchObject(refused("import_taken"));
    await expect(importService(staff.admin, domain("notours.com"))).rejects.toMatchObject(refused("import_absent"));
    const nobody = { ...domain("kettle.com"), customer: "nobody@example.com" };
    const none = { fields: { customer: { code: "services.import_no_customer" } } };
    await expect(previewImport(staff.admin, nobody, zh)).rejects.toMatchObject(none);
    const staffs = await db().user.findFirstOrThrow({ where: { kind: "staff" } });
    await expect(importService(staff.admin, { ...nobody, customer: staffs.email })).rejects.toMatchObject(none);
    await expect(importService(staff.support, domain("kettle.com"))).rejects.toMatchObject({ status: 403 });
    await expect(previewImport(staff.support, domain("kettle.com"), zh)).rejects.toMatchObject({ status: 403 });
    await expect(listUnknownDomains(staff.support)).rejects.toMatchObject({ status: 403 });
    await expect(importService(staff.admin, { ...domain("x"), productLine: "gold" })).rejects.toMatchObject({
      status: 404,
    });
  });

  it("is refused beside the name, or with a sentence of its own, for any name and line", async () => {
    const at = (productLine: string, name: string) => ({ productLine, name, customer, config: {} });
    const said = (ask: ReturnType<typeof at>) => previewImport(staff.admin, ask, zh).then(String, (error) => error);
    const mailing = await said(at("mailing", "edm000"));
    expect(mailing).toMatchObject({ status: 422, fields: { name: { code: "upstream.email" } } });
    for (const { id } of productLines) {
      for (const name of ["edm000", "a,b", "no such", "茶\u0007", "x".repeat(200)]) {
        const error = await said(at(id, name));
        const where = `${id} ${name}`;
        expect(error, where).toBeInstanceOf(AppError);
        expect([where, error.code]).toEqual([
          where,
          expect.stringMatching(/^(input\.invalid|services\.import_unclear)$/),
        ]);
        if (error.status === 422) expect(error.fields, where).toHaveProperty("name");
      }
    }
    expect(await said(at("cloud", "CLOUD99999"))).toMatchObject({ code: "services.import_unclear", status: 409 });
  });

  it("is refused while an order for it is open, or one that may have bought it", async () => {
    const other = await shop.customer();
    await shop.control("hand-purchase", { domainname: "ordered.com", years: 1 });
    const { itemId } = await other.buy("ordered.com");
    const taken = { fields: { name: { code: "services.import_taken" } } };
    await expect(importService(staff.admin, domain("ordered.com"))).rejects.toMatchObject(taken);
    await db().orderItem.update({ where: { id: itemId }, data: { productLine: "cloud", name: null, state: "unsure" } });
    const cloud = { productLine: "cloud", name: "CLOUD12345", customer, config: {} };
    await expect(importService(staff.admin, cloud)).rejects.toMatchObject({ code: "services.import_unsettled" });
    await db().orderItem.update({
      where: { id: itemId },
      data: { productLine: "domain", name: "ordered.com", state: "refunded" },
    });
  });

  it("is listed from the upstream's own list as long as it is nobody's, and of two imports at once one succeeds", async () => {
    const before = await listUnknownDomains(staff.finance);
    expect(before.rows?.map(({ name }) => name).sort()).toEqual(["kettle.com", "ordered.com"]);
    const ends = await Promise.allSettled([1, 2].map(() => importService(staff.finance, domain("kettle.com"))));
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db().service.count({ where: { name: "kettle.com" } })).toBe(1);
    expect((await listUnknownDomains(staff.finance)).rows?.map(({ name }) => name)).toEqual(["ordered.com"]);
    await shop.fault({ kind: "status", endpoint: "domains.DomainList", count: 9 });
    expect(await listUnknownDomains(staff.finance)).toEqual({ rows: null, total: 0 });
  });
});

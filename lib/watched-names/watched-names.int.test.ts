import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import type { CustomerActor } from "@/lib/core/actor";
import { addMs, DAY_MS, HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { forgetPriceTable } from "@/lib/pricing/price-table";
import { refreshPrices } from "@/lib/pricing/refresh-prices";
import { seedSuffixes } from "@/lib/pricing/seed-suffixes";
import { forgetOld } from "@/lib/retention/forget-old";
import { upstream } from "@/lib/upstream/client";
import { sandboxEnv } from "@/sandbox/http/credentials";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { CONFIRM_MS } from "./after-answer";
import { askWatchedNames } from "./ask-watched-names";
import { MOST_WATCHED_NAMES } from "./contract";
import { listWatchedNames } from "./list-watched-names";
import { unwatchName } from "./unwatch-name";
import { watchName } from "./watch-name";

/** Watched names against a real database and the sandbox's check host over HTTP. Time passes by passing `now`. */
const system = { kind: "system", job: "test" } as const;
let database: TestDatabase;
let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ settings: { warts: "clean" } });
  database = await createTestDatabase(sandboxEnv(sandbox.url));
  await seedSuffixes(system);
  await refreshPrices(system, {});
}, 120_000);
afterAll(async () => {
  await upstream().flushLog();
  upstream().close();
  await sandbox.close();
  await database.drop();
});
afterEach(async () => {
  sandbox.faults.clear();
  await db.watchedName.deleteMany();
  await db.service.deleteMany();
});

async function customer(over: Parameters<typeof makePerson>[0] = {}): Promise<CustomerActor> {
  const { actor } = await signedIn(await makePerson(over));
  if (actor.kind !== "customer") throw new Error("not a customer");
  return actor;
}

async function control(act: "take" | "release" | "faults", body: object): Promise<void> {
  const answer = await fetch(`${sandbox.url}/__sandbox/${act}`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });
  if (!answer.ok) throw new Error(await answer.text());
}
const take = (name: string) => control("take", { domainname: name });
const release = (name: string) => control("release", { domainname: name });
/** The check host answers nothing of names with this in them. */
const silence = (name: string) => control("faults", { kind: "status", status: 503, name, count: -1 });
let counter = 0;
/** A name that somebody else has until it is released. */
async function takenName(): Promise<string> {
  const name = `freewatch${Date.now().toString(36)}${counter++}.com`;
  await take(name);
  return name;
}
const watch = (actor: CustomerActor, name: string) => watchName(actor, { name }, {});
const refusal = (actor: CustomerActor, name: string) =>
  watch(actor, name).then(
    () => "watched",
    (error: { code: string; fields: Record<string, { code: string }> }) => {
      // Every refusal stands beside the field.
      expect(error.fields.name?.code).toBe(error.code);
      return error.code;
    },
  );
const rowsOf = async (actor: CustomerActor) => (await listWatchedNames(actor)).rows;
const mailsOf = (actor: CustomerActor) =>
  db.mail.findMany({ where: { userId: actor.userId, template: "watched-names.free" }, orderBy: { createdAt: "asc" } });

/** The clock of a test: each question is so much later. */
function clock() {
  let now = new Date();
  const ask = (ms: number) => {
    now = addMs(now, ms);
    return askWatchedNames(system, now);
  };
  return { ask, askTwice: async () => [await ask(8 * HOUR_MS), await ask(CONFIRM_MS)], now: () => now };
}

describe("adding", () => {
  it("watches a taken name, however it is typed, and Chinese ones; once", async () => {
    const actor = await customer();
    const name = await takenName();
    const added = await watch(actor, ` https://www.${name.toUpperCase()}/shop `);
    expect(added).toMatchObject({ name, status: "taken", freeAt: null });
    expect((await watch(actor, name)).id).toBe(added.id);
    await take("free茶.中国");
    expect(await watch(actor, "free茶.中国")).toMatchObject({ name: "xn--free-ou0l.xn--fiqs8s", shown: "free茶.中国" });
    expect((await rowsOf(actor)).map(({ shown }) => shown)).toEqual(["free茶.中国", name]);
  });

  it.each([
    ["a name that is free now", "freenobodyhasit.com", "watched-names.free"],
    ["a label without suffix", "mybrand", "watched-names.suffix_missing"],
    ["a suffix that is not sold", "mybrand.nosuchsuffix", "offers.suffix_unknown"],
    ["what is no name", "my_brand.com", "dns.name.bad_character"],
    ["an address", "203.0.113.7", "dns.name.ip_address"],
    ["a Latin name where it must be Chinese", "google.香港", "offers.label_chinese"],
  ])("refuses %s", async (_, name, code) => {
    expect(await refusal(await customer(), name)).toBe(code);
  });

  it("refuses the customer's own domain, also while it is being opened", async () => {
    const actor = await customer();
    for (const state of ["active", "opening"] as const) {
      const name = await takenName();
      await own(actor, name, state);
      expect(await refusal(actor, name)).toBe("watched-names.own");
      expect(await refusal(await customer(), name)).toBe("watched");
    }
  });

  it("watches a name for which there is no answer now, and asks again", async () => {
    const actor = await customer();
    const name = await takenName();
    await silence(name);
    expect(await watch(actor, name)).toMatchObject({ status: "unknown", askedAt: null });
    sandbox.faults.clear();
    await clock().ask(HOUR_MS);
    expect(await rowsOf(actor)).toMatchObject([{ status: "taken" }]);
  });

  it("of fifty more at once fifty are kept, and the others are refused", async () => {
    const actor = await customer();
    const kept = Array.from({ length: 10 }, (_, at) => ({
      customerId: actor.userId,
      name: `kept${at}.com`,
      dueAt: new Date(),
    }));
    await db.watchedName.createMany({ data: kept });
    const names = Array.from({ length: 50 }, (_, at) => `manytaken${at}.com`);
    const outcomes = await Promise.all(names.map((name) => refusal(actor, name)));
    expect(outcomes.filter((one) => one === "watched")).toHaveLength(MOST_WATCHED_NAMES - 10);
    expect(outcomes.filter((one) => one === "watched-names.too_many")).toHaveLength(10);
    expect(await db.watchedName.count({ where: { customerId: actor.userId } })).toBe(MOST_WATCHED_NAMES);
    const [first] = await rowsOf(actor);
    await unwatchName(actor, { id: first?.id ?? "" });
    expect(await refusal(actor, "manytaken99.com")).toBe("watched");
  }, 60_000);

  it("of the same name at once makes one watch", async () => {
    const actor = await customer();
    const name = await takenName();
    const added = await Promise.all(Array.from({ length: 8 }, () => watch(actor, name)));
    expect(new Set(added.map(({ id }) => id)).size).toBe(1);
  });
});

const own = (actor: CustomerActor, name: string, state: "active" | "opening") =>
  db.service.create({
    data: { customerId: actor.userId, productLine: "domain", name, displayName: name, state, config: {} },
  });

describe("being told", () => {
  it("is a mail after two free answers, with name, prices and ways on; once, and again after it was taken again", async () => {
    const actor = await customer({ locale: "en" });
    const name = await takenName();
    await watch(actor, name);
    const { ask, askTwice } = clock();
    expect(await ask(8 * HOUR_MS)).toBe(1);
    await release(name);
    await ask(8 * HOUR_MS);
    expect(await mailsOf(actor)).toEqual([]);
    expect(await rowsOf(actor)).toMatchObject([{ status: "checking" }]);
    await ask(CONFIRM_MS);
    const [mail] = await mailsOf(actor);
    expect(mail?.subject).toContain(name);
    for (const text of [`/en/search?q=${name}`, "/account/watched", "¥90.00", "others may be quicker"])
      expect(mail?.text).toContain(text);
    expect(await rowsOf(actor)).toMatchObject([{ status: "free", toldAt: expect.any(Date), freeAt: expect.any(Date) }]);
    await askTwice();
    expect(await mailsOf(actor)).toHaveLength(1);
    await take(name);
    await askTwice();
    expect(await rowsOf(actor)).toMatchObject([{ status: "taken", toldAt: null }]);
    expect(await mailsOf(actor)).toHaveLength(1);
    await release(name);
    await askTwice();
    expect(await mailsOf(actor)).toHaveLength(2);
  });

  it("does not follow from an answer that was wrong for a moment, in either direction", async () => {
    const actor = await customer();
    const name = await takenName();
    await watch(actor, name);
    const { ask, askTwice } = clock();
    await release(name);
    await ask(8 * HOUR_MS);
    await take(name);
    await ask(CONFIRM_MS);
    expect(await rowsOf(actor)).toMatchObject([{ status: "taken" }]);
    expect(await mailsOf(actor)).toEqual([]);

    await release(name);
    await askTwice();
    await take(name);
    await ask(8 * HOUR_MS);
    await release(name);
    await askTwice();
    expect(await mailsOf(actor)).toHaveLength(1);
  });

  it("says nothing without answers, and asks later and later", async () => {
    const actor = await customer();
    const name = await takenName();
    await watch(actor, name);
    await release(name);
    await silence(name);
    const { ask } = clock();
    expect(await ask(8 * HOUR_MS)).toBe(1);
    expect(await ask(CONFIRM_MS - 1)).toBe(0);
    expect(await ask(1)).toBe(1);
    expect(await ask(CONFIRM_MS)).toBe(0);
    expect(await ask(CONFIRM_MS)).toBe(1);
    expect(await rowsOf(actor)).toMatchObject([{ status: "taken" }]);
    expect(await mailsOf(actor)).toEqual([]);
  });

  // Whether workers meet in the middle of taking a name is chance: each round is one.
  it.each([1, 2, 3, 4, 5])("workers at once ask once and tell each watcher once (round %i)", async () => {
    const watchers = [await customer(), await customer(), await customer()];
    const names = [await takenName(), await takenName(), await takenName(), await takenName()];
    for (const actor of watchers) for (const name of names) await watch(actor, name);
    for (const name of names) await release(name);
    let now = new Date();
    for (const ms of [8 * HOUR_MS, CONFIRM_MS, 8 * HOUR_MS, CONFIRM_MS]) {
      now = addMs(now, ms);
      const asked = await Promise.all([1, 2, 3].map(() => askWatchedNames(system, now)));
      expect(asked.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(names.length);
    }
    for (const actor of watchers) expect(await mailsOf(actor)).toHaveLength(names.length);
  });

  it("is not lost nor doubled when the worker ends between the decision and the mail", async () => {
    const actor = await customer();
    const name = await takenName();
    await watch(actor, name);
    await release(name);
    const { ask } = clock();
    await ask(8 * HOUR_MS);
    await database.asOwner(`
      CREATE FUNCTION no_mail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$;
      CREATE TRIGGER no_mail BEFORE INSERT ON mails FOR EACH ROW EXECUTE FUNCTION no_mail()`);
    await expect(ask(CONFIRM_MS)).rejects.toThrow();
    await database.asOwner("DROP TRIGGER no_mail ON mails; DROP FUNCTION no_mail()");
    expect(await rowsOf(actor)).toMatchObject([{ status: "checking", toldAt: null }]);
    // Until the killed worker's hold has ended nobody asks.
    expect(await ask(1)).toBe(0);
    expect(await ask(HOUR_MS)).toBe(1);
    await ask(8 * HOUR_MS);
    expect(await mailsOf(actor)).toHaveLength(1);
  });

  it("waits while the customer's own order for the name is open, and comes when it was given back", async () => {
    const actor = await customer();
    const name = await takenName();
    await watch(actor, name);
    await release(name);
    const { ask, askTwice } = clock();
    const order = await db.order.create({
      data: {
        ...{ number: `K${counter++}`, customerId: actor.userId, totalFen: 1n, requestKey: name, requestHash: "" },
        items: {
          create: {
            ...{
              customerId: actor.userId,
              position: 0,
              productLine: "domain",
              action: "purchase",
              name,
              displayName: name,
            },
            ...{ config: {}, years: 1, priceFen: 1n, costQuotedFen: 1n },
          },
        },
      },
      include: { items: true },
    });
    await askTwice();
    expect(await mailsOf(actor)).toEqual([]);
    await db.orderItem.update({ where: { id: order.items[0]?.id ?? "" }, data: { state: "refunded" } });
    await ask(8 * HOUR_MS);
    expect(await mailsOf(actor)).toHaveLength(1);
  });
});

describe("the end of a watch", () => {
  it("comes by itself when the customer has the name, and only for that customer", async () => {
    const [actor, other] = [await customer(), await customer()];
    const name = await takenName();
    for (const one of [actor, other]) await watch(one, name);
    const service = await own(actor, name, "opening");
    const { ask } = clock();
    await ask(8 * HOUR_MS);
    expect(await rowsOf(actor)).toHaveLength(1);
    await db.service.update({ where: { id: service.id }, data: { state: "active" } });
    expect(await rowsOf(actor)).toEqual([]);
    await ask(8 * HOUR_MS);
    expect(await db.watchedName.findMany({ select: { customerId: true } })).toEqual([{ customerId: other.userId }]);
  });

  it("is its customer's alone", async () => {
    const [actor, other] = [await customer(), await customer()];
    const { id } = await watch(actor, await takenName());
    await expect(unwatchName(other, { id })).rejects.toMatchObject({ status: 404 });
    expect(await rowsOf(other)).toEqual([]);
    expect(await unwatchName(actor, { id })).toEqual({});
    expect(await rowsOf(actor)).toEqual([]);
  });
});

describe("who is not asked for", () => {
  it("a disabled account: not asked, not told, and forgotten after three months; enabled again it goes on", async () => {
    const actor = await customer();
    const name = await takenName();
    await watch(actor, name);
    await release(name);
    const status = (to: "active" | "disabled") => db.user.update({ where: { id: actor.userId }, data: { status: to } });
    await status("disabled");
    const { ask, now } = clock();
    expect(await ask(8 * HOUR_MS)).toBe(0);
    await status("active");
    expect(await ask(0)).toBe(1);
    await status("disabled");
    // Another one's watch of the same name goes on without it, and leaves its time alone, from which the three months are counted.
    const other = await customer();
    const dueAt = async () => (await db.watchedName.findFirstOrThrow({ where: { customerId: actor.userId } })).dueAt;
    const due = await dueAt();
    await db.watchedName.create({ data: { customerId: other.userId, name, state: "taken", dueAt: now() } });
    await ask(CONFIRM_MS);
    await ask(CONFIRM_MS);
    expect([await mailsOf(actor), await mailsOf(other)].map(({ length }) => length)).toEqual([0, 1]);
    expect(await dueAt()).toEqual(due);
    await forgetOld(db, addMs(now(), 89 * DAY_MS));
    expect(await db.watchedName.count({ where: { customerId: actor.userId } })).toBe(1);
    await forgetOld(db, addMs(now(), 92 * DAY_MS));
    expect(await db.watchedName.findMany({ select: { customerId: true } })).toEqual([{ customerId: other.userId }]);
  });

  it("a deleted account leaves no watch", async () => {
    const person = await makePerson();
    await db.watchedName.create({ data: { customerId: person.id, name: "x.com", dueAt: new Date() } });
    await database.asOwner(`DELETE FROM users WHERE id = '${person.id}'`);
    expect(await db.watchedName.count()).toBe(0);
  });

  it("a suffix that is not sold now: said on the page, asked again when it is", async () => {
    const actor = await customer();
    const name = await takenName();
    await watch(actor, name);
    await release(name);
    const sell = async (enabled: boolean) => {
      await db.suffix.update({ where: { suffix: ".com" }, data: { enabled } });
      forgetPriceTable();
    };
    await sell(false);
    const { ask } = clock();
    expect(await ask(8 * HOUR_MS)).toBe(0);
    expect(await rowsOf(actor)).toMatchObject([{ status: "unsold" }]);
    await sell(true);
    expect(await ask(8 * HOUR_MS)).toBe(1);
  });

  it("nobody while domains are not sold", async () => {
    const actor = await customer();
    await watch(actor, await takenName());
    await db.lineSetting.create({ data: { productLine: "domain", enabled: false, position: 1 } });
    const { ask } = clock();
    expect(await ask(8 * HOUR_MS)).toBe(0);
    await db.lineSetting.deleteMany();
    expect(await ask(0)).toBe(1);
  });
});

it("a silent check host is left alone after a few questions", async () => {
  const actor = await customer();
  const data = Array.from({ length: 30 }, (_, at) => ({
    customerId: actor.userId,
    name: `silent${at}.com`,
    dueAt: new Date(),
  }));
  await db.watchedName.createMany({ data });
  await silence("silent");
  expect(await clock().ask(HOUR_MS)).toBeLessThanOrEqual(3);
}, 60_000);

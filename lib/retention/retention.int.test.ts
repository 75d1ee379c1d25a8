import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMs, DAY_MS } from "@/lib/core/time";
import { settings } from "@/lib/settings/contract";
import { forgetSettings } from "@/lib/settings/read-setting";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { forgetOld } from "./forget-old";
import { retentionOf } from "./tables";

let database: TestDatabase;
const now = new Date();
const ago = (days: number) => addMs(now, -days * DAY_MS);
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const forgotten = Object.entries(retentionOf).flatMap(([table, rule]) => ("kept" in rule ? [] : [{ table, ...rule }]));

it("says of every table of the schema what is deleted of it, or why nothing is", () => {
  const tables = readdirSync("prisma/schema").flatMap((file) =>
    [...readFileSync(`prisma/schema/${file}`, "utf8").matchAll(/^model \w+ \{([\s\S]*?)^\}/gm)].map(
      ([, body = ""]) => /@@map\("(\w+)"\)/.exec(body)?.[1] ?? "",
    ),
  );
  expect(Object.keys(retentionOf).sort()).toEqual(tables.sort());
});

it("finds what is old by an index, in every table that grows for long", async () => {
  const indexes = await database.asOwner<{ table: string; definition: string }>(
    "SELECT tablename AS table, indexdef AS definition FROM pg_indexes WHERE schemaname = 'public'",
  );
  const unfound = forgotten.filter(
    ({ table, column }) =>
      !indexes.some((one) => one.table === table && new RegExp(`\\((state, )?${column}\\b`).test(one.definition)),
  );
  // Emptied every night: a day's rows at most.
  expect(unfound.map(({ table }) => table)).toEqual(["name_availabilities"]);
});

it("keeps what the law wants kept", () => {
  for (const days of [{ callDays: 179 }, { auditDays: 1_095 }, { sessionDays: 90 }, { mailDays: 30 }])
    expect(settings.retention.schema.safeParse(days).success, JSON.stringify(days)).toBe(false);
  expect(settings.retention.schema.parse({})).toMatchObject({ callDays: 400, auditDays: 1_826 });
});

describe("the nightly job", () => {
  const call = (at: Date) => ({
    ...{ at, host: "api", endpoint: "user.userdetail", effect: "read", maskedInput: {}, outcome: "ok", ms: 1 },
  });
  const mail = (createdAt: Date, status: "sent" | "queued") => ({
    ...{ toAddress: "lin@example.com", template: "t", locale: "zh", subject: "s", text: "t", html: "h" },
    ...{ createdAt, status },
  });

  it("deletes in batches what is old, and nothing that is young, open or somebody's", async () => {
    const { db } = database;
    const user = await db.user.create({
      data: { kind: "customer", email: "lin@example.com", name: "林", passwordHash: "none" },
    });
    await db.upstreamCall.createMany({ data: [...Array(25).fill(call(ago(401))), call(ago(399))] });
    await db.mail.createMany({ data: [mail(ago(731), "sent"), mail(ago(731), "queued"), mail(ago(729), "sent")] });
    const balance = { balanceFen: 1n, availableFen: 1n, frozenFen: 0n, usedFen: 0n };
    for (const days of [500, 450]) await db.agentBalance.create({ data: { at: ago(days), ...balance } });
    const visitor = await db.cart.create({ data: { tokenHash: new Uint8Array([1]), updatedAt: ago(61) } });
    const used = await db.cart.create({ data: { tokenHash: new Uint8Array([2]), updatedAt: ago(61) } });
    const owned = await db.cart.create({ data: { customerId: user.id, updatedAt: ago(900) } });
    const item = { productLine: "domain", action: "purchase", name: "a.com", config: {} };
    await db.cartItem.create({ data: { ...item, cartId: visitor.id, createdAt: ago(61) } });
    await db.cartItem.create({ data: { ...item, cartId: used.id, createdAt: ago(1) } });

    const gone = await forgetOld(db, now, 10);
    expect(gone).toMatchObject({ upstream_calls: 25, mails: 1, agent_balances: 1, carts: 1 });
    expect(await db.upstreamCall.count()).toBe(1);
    expect(await db.mail.count()).toBe(2);
    expect((await db.cart.findMany({ select: { id: true } })).map(({ id }) => id).sort()).toEqual(
      [used.id, owned.id].sort(),
    );
    expect(await forgetOld(db, now, 10)).toEqual({});
  });

  it("follows the setting", async () => {
    const { db } = database;
    await db.setting.create({ data: { key: "retention", value: { callDays: 180 } } });
    forgetSettings();
    await db.upstreamCall.createMany({ data: [call(ago(181)), call(ago(179))] });
    expect((await forgetOld(db, now)).upstream_calls).toBe(2);
    await db.setting.deleteMany();
    forgetSettings();
  });

  it("deletes of the audit only what is older than three years, whatever is asked for", async () => {
    const { db } = database;
    const event = (at: Date) => ({ at, actorKind: "system", action: "settings.write" });
    await db.auditEvent.createMany({ data: [event(ago(2_000)), event(ago(1_200)), event(ago(10))] });
    expect((await forgetOld(db, now)).audit_events).toBe(1);
    const [row] = await db.$queryRaw<{ gone: number }[]>`SELECT forget_audit(now(), 100) AS gone`;
    expect(row?.gone).toBe(1);
    expect(await db.auditEvent.count()).toBe(1);
    await expect(db.auditEvent.deleteMany()).rejects.toThrow();
    await expect(database.asOwner("DELETE FROM audit_events")).rejects.toThrow(/append-only/);
    await expect(database.asOwner("UPDATE audit_events SET action = 'x'")).rejects.toThrow(/append-only/);
  });
});

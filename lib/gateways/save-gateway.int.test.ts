import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listApprovals } from "@/lib/approvals/list-approvals";
import type { StaffActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { parseKeyRing, seal } from "@/lib/core/secret";
import { env } from "@/lib/env";
import { listOpenGateways } from "@/lib/paying/list-payable";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { decideApproval } from "@/lib/second-person/decide-approval";
import { setUpGateway } from "@/prisma/set-up-gateway";
import { gatewayKeysMail } from "./gateway-keys-mail";
import { listGateways } from "./list-gateways";
import { openGateway, readKeys } from "./open-gateway";
import { gatewayOf, gateways } from "./registry";
import { saveGateway } from "./save-gateway";
import { testGateway } from "./test-gateway";
import { viewGateway } from "./view-gateway";

let world: ShopWorld;

beforeAll(async () => {
  world = await startShopWorld({}, { noon: false });
  for (const { id } of gateways) await setUpGateway(world.sandbox.url, id);
}, 120_000);
afterAll(() => world.close());

/** Well-formed keys that the gateway's twin does not know. */
const OTHER_KEYS: Readonly<Record<string, Record<string, string>>> = {
  alipay: { appId: "2021000000000000" },
  wechat: { appSecret: "0".repeat(32) },
  stripe: { secretKey: "sk_test_of_somebody_else" },
};

const sealed = (row: string, keys: Record<string, string>, ring = env().keyRing) =>
  seal(ring, JSON.stringify(keys), { table: "gateway_accounts", row, column: "keys_enc" });

describe.each(gateways.map(({ id }) => id))("the settings of %s", (gateway) => {
  it("tests the keys that are entered before they are saved, and keeps the saved ones and their result", async () => {
    const { fields, id } = gatewayOf(gateway);
    const staff = await world.staff();
    const before = await world.database.db.gatewayAccount.findUniqueOrThrow({ where: { gateway } });
    const shown = viewGateway(gatewayOf(gateway), before, { open: true }).account;
    const unchanged = Object.fromEntries(fields.map((field) => [field.id, shown?.values[field.id] ?? ""]));
    expect(await testGateway(staff, { id, values: unchanged })).toMatchObject({ problem: null, ofSaved: true });
    const nonsense = Object.fromEntries(fields.map((field) => [field.id, "nonsense"]));
    await expect(testGateway(staff, { id, values: nonsense })).rejects.toMatchObject({ code: "input.invalid" });
    const other = await testGateway(staff, { id, values: { ...unchanged, ...OTHER_KEYS[gateway] } });
    expect(other).toMatchObject({ ofSaved: false, problem: expect.any(String) });
    const after = await world.database.db.gatewayAccount.findUniqueOrThrow({ where: { gateway } });
    expect(after.keysEnc).toEqual(before.keysEnc);
    expect(after.testProblem).toBeNull();
  });

  it("never replaces keys that work by ones that can't be read, and says so beside each field", async () => {
    const { fields, id } = gatewayOf(gateway);
    const values = Object.fromEntries(fields.map((field) => [field.id, "nonsense"]));
    const limits = { enabled: true, minFen: 1n, maxFen: 50_000_000n, feeBps: 60 };
    const refused = await saveGateway(await world.staff(), { id, ...limits, values }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    const said = Object.values((refused as AppError).fields ?? {}).map((fault) => fault?.code);
    expect(said.length).toBeGreaterThan(1);
    expect(said.every((code) => code?.startsWith("gateways.key."))).toBe(true);
    expect((await testGateway(await world.staff(), { id })).account?.testProblem).toBeNull();
  });

  it("other keys wait for another admin: nobody replaces them alone, no secret is read, and every admin is mailed", async () => {
    const { db } = world.database;
    const { fields, id } = gatewayOf(gateway);
    const [asker, other] = [await world.staff(), await world.staff()];
    const row = () => db.gatewayAccount.findUniqueOrThrow({ where: { gateway } });
    const before = await row();
    const shown = viewGateway(gatewayOf(gateway), before, { open: true }).account;
    const unchanged = Object.fromEntries(fields.map((field) => [field.id, shown?.values[field.id] ?? ""]));
    const save = (values: Record<string, string>, reason = "换了商户号", actor = asker) =>
      saveGateway(actor, {
        ...{ id, enabled: false, minFen: 1n, maxFen: before.maxFen, feeBps: before.feeBps, reason },
        values: { ...unchanged, ...values },
      });
    const decide = (actor: StaffActor, approval: string, decision: "approve" | "reject" | "withdraw") =>
      decideApproval({ ...actor, reauthAt: new Date() }, { id: approval, decision, note: "没有换过商户" });
    const mails = () => db.mail.count({ where: { template: gatewayKeysMail.name } });
    const admins = await db.user.count({ where: { kind: "staff", role: "admin", status: "active" } });
    const sent = await mails();
    expect(await save({})).toMatchObject({ waits: null, keysAskedBy: null });
    const others = OTHER_KEYS[gateway] ?? {};
    await expect(save(others, "")).rejects.toMatchObject({ fields: { reason: { code: "money.reason_short" } } });
    const { waits, keysAskedBy } = await save(others);
    expect([waits, keysAskedBy]).toEqual([expect.any(String), expect.any(String)]);
    expect(readKeys(await row())).toEqual(readKeys(before));
    // The same once more is the same request; other keys are not slipped into it, by nobody.
    expect((await save(others)).waits).toBe(waits);
    const third = Object.fromEntries(Object.entries(others).map(([name, value]) => [name, `${value.slice(0, -1)}1`]));
    for (const actor of [asker, other]) {
      await expect(save(third, "换了商户号", actor)).rejects.toMatchObject({ code: "approvals.already_waiting" });
    }
    const listed = (await listApprovals(other, { take: 100 })).rows.find((one) => one.id === waits);
    const read = JSON.stringify(listed);
    const secrets = fields.filter((field) => field.secret || field.long).flatMap((field) => others[field.id] ?? []);
    for (const secret of secrets) expect(read).not.toContain(secret);
    expect(listed).toMatchObject({ kind: "gateway_keys", after: { changedKeys: Object.keys(others) } });
    expect((await listApprovals({ ...other, role: "finance" }, { take: 100 })).rows).toEqual([]);

    await expect(decide(asker, waits ?? "", "approve")).rejects.toMatchObject({ code: "approvals.other_person" });
    await decide(other, waits ?? "", "reject");
    expect(readKeys(await row())).toEqual(readKeys(before));
    expect(await mails()).toBe(sent);
    const again = (await save(others)).waits ?? "";
    await decide(other, again, "approve");
    expect(readKeys(await row())).toEqual({ ...readKeys(before), ...others });
    expect(await mails()).toBe(sent + admins);
    const kept = await db.approval.findMany({ where: { kind: "gateway_keys", subjectId: id } });
    expect(kept.map(({ sealedEnc }) => sealedEnc)).toEqual([null, null]);
    await db.gatewayAccount.update({ where: { gateway }, data: { keysEnc: before.keysEnc, enabled: true } });
  });

  it("other keys that wait are not approved once the settings are other ones, and go when they are saved", async () => {
    const { db } = world.database;
    const { fields, id } = gatewayOf(gateway);
    const [asker, other] = [await world.staff(), await world.staff()];
    const before = await db.gatewayAccount.findUniqueOrThrow({ where: { gateway } });
    const shown = viewGateway(gatewayOf(gateway), before, { open: true }).account;
    const unchanged = Object.fromEntries(fields.map((field) => [field.id, shown?.values[field.id] ?? ""]));
    const settings = { id, enabled: true, minFen: 1n, maxFen: before.maxFen, feeBps: before.feeBps };
    const others = { ...unchanged, ...OTHER_KEYS[gateway] };
    const ask = () => saveGateway(asker, { ...settings, enabled: false, values: others, reason: "换了商户号" });
    const { waits } = await ask();
    await db.gatewayAccount.update({ where: { gateway }, data: { feeBps: before.feeBps + 1 } });
    const agreed = { id: waits ?? "", decision: "approve", note: "" } as const;
    await expect(decideApproval({ ...other, reauthAt: new Date() }, agreed)).rejects.toMatchObject({
      code: "approvals.changed",
    });
    // One person may switch it off at once; what was asked for is over then.
    await saveGateway(other, { ...settings, enabled: false, values: unchanged });
    expect(await db.approval.findUniqueOrThrow({ where: { id: waits ?? "" } })).toMatchObject({
      ...{ state: "lapsed", sealedEnc: null },
    });
    await saveGateway(other, { ...settings, values: unchanged });
  });

  it("keys with which customers would pay are tried first: when they are saved, asked for, approved and switched on", async () => {
    const { db } = world.database;
    const { fields, id } = gatewayOf(gateway);
    const [asker, other] = [await world.staff(), await world.staff()];
    const before = await db.gatewayAccount.findUniqueOrThrow({ where: { gateway } });
    const row = () => db.gatewayAccount.findUniqueOrThrow({ where: { gateway } });
    const keys = readKeys(before);
    const settings = { id, enabled: true, minFen: 1n, maxFen: before.maxFen, feeBps: before.feeBps };
    const refused = { code: "gateways.keys_not_working", status: 409, params: { problem: expect.any(String) } };
    const wrong = { ...keys, ...OTHER_KEYS[gateway] };
    const save = (values: Record<string, string>, enabled = true) =>
      saveGateway(asker, { ...settings, enabled, values, reason: "换了商户号" });
    await expect(save(wrong)).rejects.toMatchObject(refused);
    expect(await db.approval.count({ where: { kind: "gateway_keys", subjectId: id, state: "pending" } })).toBe(0);

    // They work when they are asked for, and no longer when somebody agrees.
    await db.gatewayAccount.delete({ where: { gateway } });
    const { waits } = await save(keys);
    const decide = (decision: "approve" | "reject") =>
      decideApproval({ ...other, reauthAt: new Date() }, { id: waits ?? "", decision, note: "不认识这个商户" });
    const twin = world.sandbox.world;
    const { values } = twin.gatewayKeys.get(gateway) ?? { values: {} };
    const become = (now: Record<string, string>) =>
      twin.transact(() => twin.gatewayKeys.put(gateway, { gateway, values: now }));
    become({ ...values, ...OTHER_KEYS[gateway] });
    await expect(decide("approve")).rejects.toMatchObject(refused);
    become(values);
    await decide("reject");
    expect(await db.gatewayAccount.count({ where: { gateway } })).toBe(0);

    // Stored without being offered, and then switched on by one person.
    await db.gatewayAccount.create({
      data: { ...before, enabled: false, testedAt: null, keysEnc: sealed(before.id, wrong) },
    });
    const shown = viewGateway(gatewayOf(gateway), await row(), { open: true }).account;
    const unchanged = Object.fromEntries(fields.map((field) => [field.id, shown?.values[field.id] ?? ""]));
    await expect(save(unchanged)).rejects.toMatchObject(refused);
    expect((await row()).enabled).toBe(false);
    await db.gatewayAccount.update({ where: { gateway }, data: { keysEnc: before.keysEnc } });
    expect(await save(keys)).toMatchObject({ waits: null, account: { enabled: true, testProblem: null } });
    expect((await row()).testedAt).not.toBeNull();
  });

  it("first keys wait for another admin as well, who approves them once", async () => {
    const { db } = world.database;
    const { fields, id } = gatewayOf(gateway);
    const [asker, other] = [await world.staff(), await world.staff()];
    const { id: rowId, updatedAt: _, ...before } = await db.gatewayAccount.findUniqueOrThrow({ where: { gateway } });
    const keys = readKeys({ id: rowId, updatedAt: new Date(), ...before });
    await db.gatewayAccount.delete({ where: { gateway } });
    const settings = { id, enabled: true, minFen: 1n, maxFen: before.maxFen, feeBps: before.feeBps };
    const ask = () => saveGateway(asker, { ...settings, values: keys, seen: null, reason: "开通收款" });
    const decide = (approval: string | null, decision: "approve" | "reject") =>
      decideApproval({ ...other, reauthAt: new Date() }, { id: approval ?? "", decision, note: "不认识这个商户" });
    const mails = () => db.mail.count({ where: { template: gatewayKeysMail.name } });
    const sent = await mails();

    const first = await ask();
    expect(first).toMatchObject({ account: null, waits: expect.any(String), keysAskedBy: expect.any(String) });
    expect((await ask()).waits).toBe(first.waits);
    const listed = (await listApprovals(other, { take: 100 })).rows.find((one) => one.id === first.waits);
    for (const field of fields.filter((one) => one.secret || one.long))
      expect(JSON.stringify(listed)).not.toContain(JSON.stringify(keys[field.id] || "?").slice(1, -1));
    await decide(first.waits, "reject");
    expect(await db.gatewayAccount.count({ where: { gateway } })).toBe(0);
    const { waits } = await ask();
    // Somebody at the server has set it up meanwhile: this is not what both people saw.
    await db.gatewayAccount.create({ data: { id: rowId, ...before } });
    await expect(decide(waits, "approve")).rejects.toMatchObject({ code: "approvals.changed" });
    await db.gatewayAccount.delete({ where: { gateway } });
    await decide(waits, "approve");
    const after = await db.gatewayAccount.findUniqueOrThrow({ where: { gateway } });
    expect(readKeys(after)).toEqual(keys);
    expect([after.testedAt, after.testProblem]).toEqual([expect.any(Date), null]);
    expect(await mails()).toBe(
      sent + (await db.user.count({ where: { kind: "staff", role: "admin", status: "active" } })),
    );
  });

  it("whose keys nobody can read any more is not offered, says so, and takes new ones", async () => {
    const { db } = world.database;
    const { id } = gatewayOf(gateway);
    const [asker, other] = [await world.staff(), await world.staff()];
    const before = await db.gatewayAccount.findUniqueOrThrow({ where: { gateway } });
    const values = readKeys(before);
    const ring = parseKeyRing(`lost:${randomBytes(32).toString("base64")}`);
    const keysEnc = sealed(before.id, values, ring);
    await db.gatewayAccount.update({ where: { gateway }, data: { keysEnc } });
    const shown = (await listGateways(asker)).gateways.find((one) => one.id === id)?.account;
    expect(shown).toMatchObject({ keysLost: true, kept: [], values: {} });
    expect((await listOpenGateways()).map((one) => one.id)).not.toContain(id);
    for (const used of [openGateway(id), testGateway(asker, { id })])
      await expect(used).rejects.toMatchObject({ code: "gateways.keys_lost", status: 409 });
    const settings = { id, enabled: true, minFen: 1n, maxFen: before.maxFen, feeBps: before.feeBps };
    const { waits } = await saveGateway(asker, { ...settings, values, reason: "钥匙丢了，重新填写" });
    await decideApproval({ ...other, reauthAt: new Date() }, { id: waits ?? "", decision: "approve", note: "" });
    expect((await openGateway(id)).account.id).toBe(before.id);
    expect((await testGateway(asker, { id })).account).toMatchObject({ keysLost: false, testProblem: null });
    await db.gatewayAccount.update({ where: { gateway }, data: { keysEnc: before.keysEnc } });
  });

  it("keeps what a colleague saved meanwhile, and one of many who save at once wins", async () => {
    const staff = await world.staff();
    const { id } = gatewayOf(gateway);
    const row = () => world.database.db.gatewayAccount.findUniqueOrThrow({ where: { gateway } });
    const before = await row();
    const { version: seen, values = {} } = viewGateway(gatewayOf(gateway), before, { open: true }).account ?? {};
    const save = (maxFen: bigint) =>
      saveGateway(staff, { ...{ id, enabled: true, minFen: 1n, feeBps: 60 }, maxFen, values, seen });
    const saved = await Promise.allSettled([40_000_000n, 41_000_000n, 42_000_000n].map(save));
    expect(saved.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    // The one that won, once more, because its answer was lost.
    const { maxFen: won, updatedAt } = await row();
    await save(won);
    expect((await row()).updatedAt).toEqual(updatedAt);
    await expect(save(43_000_000n)).rejects.toMatchObject({ code: "gateways.changed_meanwhile", status: 409 });
    expect((await row()).maxFen).toBeLessThan(43_000_000n);
    // A test of the keys changes nothing that a save would overwrite.
    const { version } = viewGateway(gatewayOf(gateway), await row(), { open: true }).account ?? {};
    await testGateway(staff, { id });
    await saveGateway(staff, {
      ...{ id, enabled: true, minFen: 1n, maxFen: before.maxFen, feeBps: before.feeBps, values, seen: version },
    });
  });
});

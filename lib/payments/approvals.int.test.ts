import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { decideApprovalContract } from "@/lib/approvals/contract";
import { lapseOverdueApprovals } from "@/lib/approvals/lapse-approvals";
import { countOwnRequests, countPendingApprovals, listApprovals } from "@/lib/approvals/list-approvals";
import { isActorNew } from "@/lib/approvals/require-old-account";
import { writeSetting } from "@/lib/approvals/write-setting";
import type { CustomerActor, StaffActor, StaffRole } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { addMs, DAY_MS, MINUTE_MS } from "@/lib/core/time";
import { checkBooks } from "@/lib/ledger/check-books";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import { decideApproval } from "@/lib/second-person/decide-approval";
import { type SettingKey, settingKeys, settings } from "@/lib/settings/contract";
import { forgetSettings, readSetting } from "@/lib/settings/read-setting";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { requestAdjustment } from "./adjustments/request-adjustment";
import { confirmTopUp } from "./testing/confirm-top-up";
import { cancelTopUp } from "./top-ups/cancel-top-up";
import { createTopUp } from "./top-ups/create-top-up";
import { rejectTopUp } from "./top-ups/decide-top-up";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const BANK = {
  holder: "杭州金橘网络有限公司",
  bank: "西湖商业银行",
  account: "6226000012345678907",
  noteZh: "",
  noteEn: "",
};
const OTHER = { ...BANK, account: "6226999999999999999" };
const LIMIT_FEN = 5_000_000n;

beforeEach(async () => {
  await database.db.approval.updateMany({
    where: { state: "pending" },
    data: { state: "lapsed", decidedAt: new Date() },
  });
  await database.db.setting.deleteMany({});
  await database.db.setting.create({ data: { key: "bank", value: BANK } });
  forgetSettings();
});

async function staff(role: StaffRole): Promise<StaffActor> {
  const data = { kind: "staff", role, email: `${randomUUID()}@example.com`, name: role, passwordHash: "-" } as const;
  const { id: userId } = await database.db.user.create({ data });
  return { kind: "staff", role, userId, sessionId: randomUUID(), ip: "::1", reauthAt: new Date() };
}
const stale = (actor: StaffActor): StaffActor => ({ ...actor, reauthAt: new Date(Date.now() - 6 * MINUTE_MS) });

async function customer(): Promise<CustomerActor> {
  const data = { kind: "customer", email: `${randomUUID()}@example.com`, name: "林晓雯", passwordHash: "-" } as const;
  const { id: userId } = await database.db.user.create({ data });
  return { kind: "customer", userId, sessionId: randomUUID(), ip: "::1" };
}
const balanceOf = async (actor: CustomerActor) => (await readWalletFen(database.db, actor.userId)).balanceFen;
const announce = (actor: CustomerActor, amountFen: bigint) =>
  createTopUp(actor, { amountFen, method: "bank_transfer" });
const serial = () => `S-${randomUUID().slice(0, 20).toUpperCase()}`;

const changeBank = (actor: StaffActor, value: Record<string, string> = OTHER, reason = "换了开户行") =>
  writeSetting(actor, { key: "bank", value, reason });
const decide = (actor: StaffActor, id: string | null | undefined, decision: "approve" | "reject" | "withdraw") =>
  decideApproval(actor, { id: id ?? "", decision, note: "" });
async function bank(): Promise<string> {
  forgetSettings();
  return (await readSetting("bank")).account;
}
const codes = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((r) => (r.status === "rejected" ? [r.reason instanceof AppError ? r.reason.code : r.reason] : []));
const mailsTo = (actor: StaffActor) =>
  database.db.mail.findMany({ where: { userId: actor.userId }, orderBy: { createdAt: "asc" } });

describe("who asked", () => {
  const ask = async (actor: StaffActor) => {
    const { actor: payer, amountFen } = { actor: await customer(), amountFen: 88_888n };
    const input = { customerId: payer.userId, amountFen, reason: "合同约定的返利" };
    const { id, state } = await requestAdjustment(actor, input, { idempotencyKey: randomUUID() });
    expect(state).toBe("pending");
    return id;
  };

  it("is mailed that it was rejected, by whom and why, or approved; and nothing when they withdraw it", async () => {
    const [asker, second] = [await staff("finance"), await staff("admin")];
    await decideApproval(second, { id: await ask(asker), decision: "reject", note: "合同里没有这一条" });
    await decide(second, await ask(asker), "approve");
    await decide(asker, await ask(asker), "withdraw");
    const mails = (await mailsTo(asker)).map(({ template, subject, text }) => ({ template, subject, text }));
    expect(mails).toHaveLength(2);
    expect(mails[0]).toMatchObject({ template: "approvals.decided", subject: "调整被驳回" });
    expect(mails[0]?.text).toContain("/admin/adjustments?state=rejected");
    for (const words of ["admin 驳回了", "+¥888.88", "合同约定的返利", "合同里没有这一条"])
      expect(mails[0]?.text).toContain(words);
    expect(mails[1]).toMatchObject({ template: "approvals.decided", subject: "调整已经批准" });
  });

  it("gets a reason: without one nothing is rejected", () => {
    const read = (decision: string, note: string) =>
      decideApprovalContract.input.safeParse({ id: randomUUID(), decision, note }).error?.issues[0];
    for (const note of ["", "  不行  "])
      expect(read("reject", note)).toMatchObject({ path: ["note"], message: "money.reason_short" });
    expect(read("reject", "合同里没有")).toBeUndefined();
    expect(read("approve", "")).toBeUndefined();
  });
});

describe("a setting that concerns money", () => {
  it("wants the password, by its own declaration", async () => {
    const admin = await staff("admin");
    for (const key of settingKeys) {
      const written = await writeSetting(stale(admin), { key, value: key === "bank" ? BANK : {} }).catch((e) => e.code);
      expect([key, written === "reauth.required"]).toEqual([key, settings[key].reauth]);
    }
    const guarded = settingKeys.filter((key) => settings[key].reauth);
    const expected: SettingKey[] = ["contacts", "bank", "agentBalance", "money", "buying", "fapiao", "retention"];
    expect(guarded).toEqual(expected);
  });

  it("bank details: in an open shop nobody fills them in or changes them alone", async () => {
    const stored = await database.db.setting.findUniqueOrThrow({ where: { key: "bank" } });
    await database.db.setting.delete({ where: { key: "bank" } });
    forgetSettings();
    const admin = await staff("admin");
    const first = await changeBank(admin, BANK);
    expect(first).toMatchObject({ value: { account: "" }, waits: expect.any(String) });
    await decide(admin, first.waits, "withdraw");
    await database.db.setting.create({ data: { key: "bank", value: stored.value ?? {} } });
    forgetSettings();
    await expect(changeBank(admin, OTHER, "")).rejects.toMatchObject({
      fields: { reason: { code: "money.reason_short" } },
    });
    const empty = { holder: "", bank: "", account: "", noteZh: "", noteEn: "" };
    for (const value of [OTHER, empty, { ...BANK, noteZh: "请改汇到 6226999999999999999" }]) {
      const asked = await changeBank(admin, value);
      expect(asked).toMatchObject({ value: BANK, waits: expect.any(String) });
      await decide(admin, asked.waits, "withdraw");
    }
    expect(await bank()).toBe(BANK.account);
  });

  it("bank details: customers who have announced a transfer are told of the new account, once, when it is in force", async () => {
    const [first, second] = [await staff("admin"), await staff("admin")];
    const all = await Promise.all([customer(), customer(), customer(), customer(), customer()]);
    const [waiting, arrived, cancelled, disabled, longAgo] = all;
    const announced = [await announce(waiting, 12_000n), await announce(waiting, 34_000n)];
    const { id } = await announce(arrived, 12_000n);
    await confirmTopUp(await staff("finance"), { id, receivedFen: 12_000n, bankSerial: serial() });
    await cancelTopUp(cancelled, { id: (await announce(cancelled, 12_000n)).id });
    await announce(disabled, 12_000n);
    await database.db.user.update({ where: { id: disabled.userId }, data: { status: "disabled" } });
    const old = await announce(longAgo, 12_000n);
    await database.db.topUp.update({ where: { id: old.id }, data: { createdAt: addMs(new Date(), -91 * DAY_MS) } });
    const told = (who: { userId: string }) =>
      database.db.mail.findMany({ where: { userId: who.userId, template: "approvals.new-bank-account" } });

    // Only the note beside the account changes.
    const noted = await changeBank(first, { ...BANK, noteZh: "请写附言" });
    await decide(second, noted.waits, "approve");
    const { waits } = await changeBank(first);
    expect(await told(waiting)).toEqual([]);
    await decide(second, waits, "approve");
    await decide(second, waits, "approve");
    const [mail, ...more] = await told(waiting);
    expect(more).toEqual([]);
    for (const text of [OTHER.holder, OTHER.account, OTHER.bank, ...announced.map(({ reference }) => reference)])
      expect(mail?.text).toContain(text);
    expect(mail?.text).not.toContain(BANK.account);
    for (const other of [arrived, cancelled, disabled, longAgo]) expect(await told(other)).toEqual([]);

    const empty = { holder: "", bank: "", account: "", noteZh: "", noteEn: "" };
    await decide(second, (await changeBank(first, empty)).waits, "approve");
    const last = (await told(waiting)).find(({ subject }) => subject === "您登记的银行转账请不要再转");
    expect(last?.text).not.toContain(OTHER.account);
  });

  it("bank details: another admin agrees; before and after are kept; every admin is told twice", async () => {
    const [first, second, third] = [await staff("admin"), await staff("admin"), await staff("admin")];
    const { waits } = await changeBank(first);
    expect(await bank()).toBe(BANK.account);
    expect((await changeBank(first)).waits).toBe(waits);
    await expect(changeBank(second, { ...OTHER, bank: "另一家" })).rejects.toMatchObject({
      code: "approvals.already_waiting",
    });
    const [row] = (await listApprovals(second, { take: 10 })).rows;
    expect(row).toMatchObject({ id: waits, kind: "setting", before: BANK, after: OTHER, nobodyElse: false });
    const waitsFor = async (who: StaffActor) => (await countPendingApprovals(who, new Date())).count;
    expect([await waitsFor(second), await waitsFor(first), await waitsFor(await staff("finance"))]).toEqual([1, 0, 0]);
    expect(await countOwnRequests(first, new Date())).toMatchObject({ count: 1, since: row?.requestedAt });

    await expect(decide(first, waits, "approve")).rejects.toMatchObject({ code: "approvals.other_person" });
    await expect(decide(stale(second), waits, "approve")).rejects.toMatchObject({ code: "reauth.required" });
    await expect(decide(await staff("finance"), waits, "approve")).rejects.toMatchObject({ status: 403 });
    await expect(decide(second, waits, "withdraw")).rejects.toMatchObject({ code: "approvals.own_only" });
    expect(await bank()).toBe(BANK.account);
    expect(await decide(second, waits, "approve")).toMatchObject({
      state: "approved",
      decidedBy: { id: second.userId },
    });
    expect(await decide(second, waits, "approve")).toMatchObject({ state: "approved" });
    expect(await bank()).toBe(OTHER.account);

    const mails = await mailsTo(third);
    expect(mails.map(({ text }) => [text.includes(BANK.account), text.includes(OTHER.account)])).toEqual([
      [true, true],
      [true, true],
    ]);
    const audit = await database.db.auditEvent.findMany({
      where: { subjectKind: "setting", subjectId: "bank", actorId: { in: [first.userId, second.userId] } },
      orderBy: { id: "asc" },
    });
    expect(audit.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["approvals.ask", first.userId],
      ["approvals.approve", second.userId],
      ["settings.write", second.userId],
    ]);
  });

  it("limits: lowered by one person, raised by two; what was tightened meanwhile is not raised by an old request", async () => {
    const [first, second] = [await staff("admin"), await staff("admin")];
    const money = (adjustmentLimitFen: string, topUpLimitFen: string) =>
      writeSetting(first, { key: "money", value: { adjustmentLimitFen, topUpLimitFen }, reason: "客户变多了" });
    expect((await money("10000", "4000000")).waits).toBeNull();
    const raised = await money("10000", "4000001");
    expect(raised).toMatchObject({ value: { topUpLimitFen: "4000000" }, waits: expect.any(String) });
    expect((await money("0", "4000000")).waits).toBeNull();
    await expect(decide(second, raised.waits, "approve")).rejects.toMatchObject({ code: "approvals.already_decided" });
    const again = await money("1", "0");
    // Written directly to the database, as another process might.
    await database.db.setting.update({ where: { key: "money" }, data: { value: { adjustmentLimitFen: "0" } } });
    await expect(decide(second, again.waits, "approve")).rejects.toMatchObject({ code: "approvals.changed" });
    expect(await decide(second, again.waits, "reject")).toMatchObject({ state: "rejected" });
  });

  it("is not agreed to late, by a new account, or for somebody who left", async () => {
    const [first, second, made] = [await staff("admin"), await staff("admin"), await staff("admin")];
    await database.db.auditEvent.create({
      data: {
        actorKind: "staff",
        actorId: first.userId,
        action: "customers.create-staff",
        subjectKind: "user",
        subjectId: made.userId,
      },
    });
    const { waits } = await changeBank(first);
    await expect(decide(made, waits, "approve")).rejects.toMatchObject({ code: "approvals.new_account" });
    expect(await decide(first, waits, "withdraw")).toMatchObject({ state: "withdrawn" });
    // Nor the other way round: who made the account asks by it, and agrees as themselves.
    const asked = await changeBank(made);
    // The list says so before anybody presses.
    expect((await listApprovals(first, { take: 10 })).rows).toMatchObject([{ id: asked.waits, requesterNew: true }]);
    expect([await isActorNew(made), await isActorNew(first)]).toEqual([true, false]);
    await expect(decide(first, asked.waits, "approve")).rejects.toMatchObject({ code: "approvals.asker_new" });
    expect(await decide(first, asked.waits, "reject")).toMatchObject({ state: "rejected" });
    const { waits: left } = await changeBank(first);
    await database.db.user.update({ where: { id: first.userId }, data: { status: "disabled" } });
    await expect(decide(second, left, "approve")).rejects.toMatchObject({ code: "approvals.asker_left" });
    expect(await decide(made, left, "reject")).toMatchObject({ state: "rejected" });

    const late = await database.db.approval.create({
      data: {
        kind: "setting",
        subjectId: "bank",
        before: BANK,
        after: OTHER,
        reason: "换了开户行",
        requestedBy: second.userId,
        requestedAt: new Date(Date.now() - 8 * DAY_MS),
        expiresAt: new Date(Date.now() - DAY_MS),
      },
    });
    await database.db.user.update({ where: { id: first.userId }, data: { status: "active" } });
    await expect(decide(first, late.id, "approve")).rejects.toMatchObject({ code: "approvals.expired" });
    expect((await listApprovals(first, { take: 10 })).rows).toEqual([]);
    await lapseOverdueApprovals(new Date());
    await lapseOverdueApprovals(new Date());
    const lapsed = await database.db.auditEvent.findMany({ where: { action: "approvals.lapse", actorKind: "system" } });
    expect(lapsed).toHaveLength(1);
    expect(await bank()).toBe(BANK.account);
  });

  it("asked for by the only admin says that nobody else can decide", async () => {
    const only = await staff("admin");
    await database.db.user.updateMany({
      where: { kind: "staff", role: "admin", id: { not: only.userId } },
      data: { status: "disabled" },
    });
    await changeBank(only);
    expect((await listApprovals(only, { take: 10 })).rows).toMatchObject([{ nobodyElse: true }]);
  });
});

describe("a large top-up", () => {
  it("waits for a second person, who confirms it once; the customer's wallet changes only then", async () => {
    const [finance, other, payer] = [await staff("finance"), await staff("finance"), await customer()];
    const { id, amountFen } = await announce(payer, 50_000_000n);
    const input = { id, receivedFen: amountFen, bankSerial: serial() };
    await expect(confirmTopUp(stale(finance), input)).rejects.toMatchObject({ code: "reauth.required" });
    const asked = await confirmTopUp(finance, input);
    expect(asked).toMatchObject({ state: "pending", receivedFen: null, waits: { by: "finance" } });
    expect((await confirmTopUp(finance, input)).waits).toEqual(asked.waits);
    await expect(confirmTopUp(other, input)).rejects.toMatchObject({ code: "approvals.already_waiting" });
    expect(await balanceOf(payer)).toBe(0n);
    await expect(decide(finance, asked.waits?.approvalId, "approve")).rejects.toMatchObject({
      code: "approvals.other_person",
    });
    expect(await decide(other, asked.waits?.approvalId, "approve")).toMatchObject({ state: "approved" });
    expect(await balanceOf(payer)).toBe(50_000_000n);
    expect(await database.db.ledgerTransaction.count({ where: { refId: id } })).toBe(1);
    expect(await database.db.mail.count({ where: { userId: payer.userId } })).toBe(1);
    const audit = await database.db.auditEvent.findMany({
      where: { subjectKind: "top_up", subjectId: id },
      orderBy: { id: "asc" },
    });
    expect(audit.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["approvals.ask", finance.userId],
      ["approvals.approve", other.userId],
      ["payments.confirm-top-up", other.userId],
    ]);
  });

  it("is the sum of a person's day, also of many at once; what two people confirmed does not count", async () => {
    const [finance, payer, rich] = [await staff("finance"), await customer(), await customer()];
    const big = await announce(rich, LIMIT_FEN + 1n);
    const asked = await confirmTopUp(await staff("admin"), {
      id: big.id,
      receivedFen: big.amountFen,
      bankSerial: serial(),
    });
    await decide(finance, asked.waits?.approvalId, "approve");
    const all = await Promise.all(Array.from({ length: 9 }, () => announce(payer, LIMIT_FEN / 4n)));
    const rows = await Promise.all(
      all.map(({ id, amountFen }) => confirmTopUp(finance, { id, receivedFen: amountFen, bankSerial: serial() })),
    );
    expect(rows.filter(({ state }) => state === "confirmed")).toHaveLength(4);
    expect(rows.filter(({ waits }) => waits !== null)).toHaveLength(5);
    expect(await balanceOf(payer)).toBe(LIMIT_FEN);
  });

  it("cancelled, rejected, or confirmed under the same serial number meanwhile is not posted", async () => {
    const [finance, other, payer] = [await staff("finance"), await staff("admin"), await customer()];
    const ask = async (bankSerial: string) => {
      const { id, amountFen } = await announce(payer, LIMIT_FEN + 1n);
      const { waits } = await confirmTopUp(finance, { id, receivedFen: amountFen, bankSerial });
      return { id, approvalId: waits?.approvalId };
    };
    const cancelled = await ask(serial());
    await cancelTopUp(payer, { id: cancelled.id });
    await expect(decide(other, cancelled.approvalId, "approve")).rejects.toMatchObject({
      code: "approvals.already_decided",
    });
    const rejected = await ask(serial());
    await rejectTopUp(other, { id: rejected.id, reason: "银行退回了这笔转账" });
    await expect(decide(other, rejected.approvalId, "approve")).rejects.toMatchObject({
      code: "approvals.already_decided",
    });
    const twice = serial();
    const [one, two] = [await ask(twice), await ask(twice)];
    await decide(other, one.approvalId, "approve");
    await expect(decide(other, two.approvalId, "approve")).rejects.toMatchObject({ code: "payments.serial_reused" });
    expect(await decide(other, two.approvalId, "reject")).toMatchObject({ state: "rejected" });
    expect(await balanceOf(payer)).toBe(LIMIT_FEN + 1n);
    const state = await database.db.approval.findUnique({ where: { id: cancelled.approvalId ?? "" } });
    expect(state).toMatchObject({ state: "lapsed", decidedBy: null });
  });
});

describe("two at once", () => {
  it("approve, reject, withdraw and cancel, each twice: one way it ends, twenty times over, and the books agree", async () => {
    const [asker, left, right] = [await staff("finance"), await staff("finance"), await staff("admin")];
    const ends = new Map<string, number>();
    for (let race = 0; race < 20; race++) {
      const payer = await customer();
      const { id, amountFen } = await announce(payer, LIMIT_FEN + 1n);
      const { waits } = await confirmTopUp(asker, { id, receivedFen: amountFen, bankSerial: serial() });
      const approvalId = waits?.approvalId;
      const all = await Promise.allSettled([
        decide(left, approvalId, "approve"),
        decide(right, approvalId, race % 2 === 0 ? "approve" : "reject"),
        decide(left, approvalId, "approve"),
        ...(race % 4 === 3 ? [decide(asker, approvalId, "withdraw")] : []),
        ...(race % 4 === 2 ? [cancelTopUp(payer, { id })] : []),
      ]);
      for (const code of codes(all)) expect(["approvals.already_decided", "payments.not_pending"]).toContain(code);
      const row = await database.db.approval.findUniqueOrThrow({ where: { id: approvalId ?? "" } });
      const topUp = await database.db.topUp.findUniqueOrThrow({ where: { id } });
      ends.set(row.state, (ends.get(row.state) ?? 0) + 1);
      expect(row.state).not.toBe("pending");
      expect(topUp.state === "confirmed").toBe(row.state === "approved");
      expect(await balanceOf(payer)).toBe(row.state === "approved" ? LIMIT_FEN + 1n : 0n);
      expect(await database.db.ledgerTransaction.count({ where: { refId: id } })).toBe(
        row.state === "approved" ? 1 : 0,
      );
      const decided = await database.db.auditEvent.count({
        where: {
          subjectId: id,
          action: { in: ["approvals.approve", "approvals.reject", "approvals.withdraw", "approvals.lapse"] },
        },
      });
      expect(decided).toBe(1);
    }
    expect(ends.get("approved")).toBeGreaterThan(0);
    expect(await checkBooks(database.db)).toEqual([]);
  });

  it("two admins ask for other bank details: one request waits", async () => {
    const admins = [await staff("admin"), await staff("admin")] as const;
    for (let race = 0; race < 20; race++) {
      const all = await Promise.allSettled(
        admins.map((admin, n) => changeBank(admin, { ...OTHER, account: `62269999${n}` })),
      );
      expect(codes(all)).toEqual(["approvals.already_waiting"]);
      const [waiting] = await database.db.approval.findMany({ where: { state: "pending" } });
      await decide(admins[0].userId === waiting?.requestedBy ? admins[1] : admins[0], waiting?.id, "reject");
    }
    expect(await bank()).toBe(BANK.account);
  });

  it("the database itself refuses that who asked agrees, and that a request is changed or deleted", async () => {
    const admin = await staff("admin");
    const { waits } = await changeBank(admin);
    const where = { id: waits ?? "" };
    const alone = database.db.approval.update({
      where,
      data: { state: "approved", decidedBy: admin.userId, decidedAt: new Date() },
    });
    await expect(alone).rejects.toThrow(/approvals_second/);
    await expect(database.db.approval.update({ where, data: { after: BANK } })).rejects.toThrow(/refused/);
    await expect(database.db.approval.delete({ where })).rejects.toThrow(/refused/);
  });
});

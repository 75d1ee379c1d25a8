import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CustomerActor, StaffActor, StaffRole } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { checkBooks } from "@/lib/ledger/check-books";
import { forgetSettings } from "@/lib/settings/read-setting";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { exportStatement } from "./export-statement";
import { listStatement } from "./list-statement";
import { readWallet } from "./read-wallet";
import { confirmTopUp } from "./testing/confirm-top-up";
import { cancelTopUp } from "./top-ups/cancel-top-up";
import { createTopUp } from "./top-ups/create-top-up";
import { rejectTopUp } from "./top-ups/decide-top-up";
import { listAllTopUps } from "./top-ups/list-all-top-ups";
import { listTopUps, readTopUp } from "./top-ups/list-top-ups";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const value = { holder: "杭州金橘网络有限公司", bank: "西湖商业银行", account: "6226000012345678907" };
  await database.db.setting.upsert({ where: { key: "bank" }, create: { key: "bank", value }, update: { value } });
  forgetSettings();
});

async function newCustomer(): Promise<CustomerActor> {
  const user = await database.db.user.create({
    data: { kind: "customer", email: `${randomUUID()}@example.com`, name: "林晓雯", passwordHash: "-" },
  });
  return { kind: "customer", userId: user.id, sessionId: randomUUID(), ip: "127.0.0.1" };
}
async function newStaff(role: StaffRole): Promise<StaffActor> {
  const user = await database.db.user.create({
    data: { kind: "staff", role, email: `${randomUUID()}@example.com`, name: "单良", passwordHash: "-" },
  });
  return { kind: "staff", role, userId: user.id, sessionId: randomUUID(), ip: "127.0.0.1" };
}
const zh = { locale: "zh" } as const;
const balanceOf = async (actor: CustomerActor) => (await readWallet(actor, {}, zh)).balanceFen;
const transfer = (actor: CustomerActor, amountFen = 50_000n) =>
  createTopUp(actor, { amountFen, method: "bank_transfer" });
const codes = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((r) => (r.status === "rejected" ? [r.reason instanceof AppError ? r.reason.code : r.reason] : []));

describe("a bank transfer", () => {
  it("moves no money until it is confirmed, then the received amount, with a mail and an audit row", async () => {
    const actor = await newCustomer();
    const topUp = await transfer(actor);
    expect(topUp).toMatchObject({
      state: "pending",
      reference: expect.stringMatching(/^KQ[ACDEFHJKMNPRTWXY3479]{8}$/),
    });
    expect(await balanceOf(actor)).toBe(0n);
    const staff = await newStaff("finance");
    const bankSerial = `S${topUp.reference}`;
    const done = await confirmTopUp(staff, { id: topUp.id, receivedFen: 49_900n, bankSerial, differs: true });
    expect(done).toMatchObject({ state: "confirmed", receivedFen: 49_900n, decidedBy: "单良" });
    expect(await balanceOf(actor)).toBe(49_900n);
    const { rows } = await listStatement(actor, { take: 30 }, zh);
    expect(rows).toMatchObject([
      {
        kind: "top_up",
        amountFen: 49_900n,
        balanceFen: 49_900n,
        topUpMethod: "bank_transfer",
        reference: topUp.reference,
      },
    ]);
    expect(
      await database.db.mail.count({ where: { userId: actor.userId, template: "payments.top-up-confirmed" } }),
    ).toBe(1);
    const audit = await database.db.auditEvent.findFirstOrThrow({ where: { subjectId: topUp.id } });
    expect(audit).toMatchObject({ action: "payments.confirm-top-up", actorId: staff.userId, customerId: actor.userId });
  });

  it("confirmed fifty times at once tops up once", async () => {
    const actor = await newCustomer();
    const { id, reference } = await transfer(actor);
    const staff = await Promise.all([newStaff("finance"), newStaff("admin")]);
    const all = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) =>
        confirmTopUp(staff[n % 2] ?? staff[0], { id, receivedFen: 50_000n, bankSerial: `${reference}-${n}` }),
      ),
    );
    expect(codes(all)).toEqual(Array.from({ length: 49 }, () => "payments.not_pending"));
    expect(await balanceOf(actor)).toBe(50_000n);
    expect(await database.db.ledgerTransaction.count({ where: { refId: id } })).toBe(1);
  });

  it("cancelled, rejected and confirmed at once ends one way, and the books agree", async () => {
    const staff = await newStaff("finance");
    for (let race = 0; race < 20; race++) {
      const actor = await newCustomer();
      const { id, reference } = await transfer(actor, 1_000n);
      await Promise.allSettled([
        cancelTopUp(actor, { id }),
        rejectTopUp(staff, { id, reason: "没有查到这笔转账" }),
        confirmTopUp(staff, { id, receivedFen: 1_000n, bankSerial: reference }),
      ]);
      const { state } = await readTopUp(actor, { id });
      expect(state).not.toBe("pending");
      expect(await balanceOf(actor)).toBe(state === "confirmed" ? 1_000n : 0n);
    }
    expect(await checkBooks(database.db)).toEqual([]);
  });

  it("one bank serial number tops up once", async () => {
    const staff = await newStaff("admin");
    const [first, second] = [await newCustomer(), await newCustomer()];
    const [a, b] = [await transfer(first), await transfer(second)];
    const bankSerial = `SERIAL-${a.reference}`;
    await confirmTopUp(staff, { id: a.id, receivedFen: 50_000n, bankSerial });
    await expect(confirmTopUp(staff, { id: b.id, receivedFen: 50_000n, bankSerial })).rejects.toMatchObject({
      code: "payments.serial_reused",
      params: { reference: a.reference },
    });
    expect(await balanceOf(second)).toBe(0n);
    expect((await readTopUp(second, { id: b.id })).state).toBe("pending");
  });

  it("support can't move money, others can't see it", async () => {
    const [actor, other, support] = [await newCustomer(), await newCustomer(), await newStaff("support")];
    const { id } = await transfer(actor);
    await expect(confirmTopUp(support, { id, receivedFen: 1_00n, bankSerial: "X123" })).rejects.toMatchObject({
      status: 403,
    });
    await expect(rejectTopUp(support, { id, reason: "因为我想" })).rejects.toMatchObject({ status: 403 });
    await expect(readTopUp(other, { id })).rejects.toMatchObject({ status: 404 });
    await expect(cancelTopUp(other, { id })).rejects.toMatchObject({ status: 404 });
    expect((await listTopUps(other, {})).rows).toEqual([]);
    expect((await readTopUp(actor, { id })).state).toBe("pending");
  });

  it("a rejection tells the customer why; a cancelled one can't be confirmed", async () => {
    const [actor, staff] = [await newCustomer(), await newStaff("finance")];
    const { id } = await transfer(actor);
    await rejectTopUp(staff, { id, reason: "银行退回了这笔转账" });
    expect(await readTopUp(actor, { id })).toMatchObject({ state: "rejected", staffNote: "银行退回了这笔转账" });
    const mail = await database.db.mail.findFirstOrThrow({ where: { userId: actor.userId } });
    expect(mail.text).toContain("银行退回了这笔转账");
    const second = await transfer(actor);
    await cancelTopUp(actor, { id: second.id });
    await cancelTopUp(actor, { id: second.id });
    await expect(
      confirmTopUp(staff, { id: second.id, receivedFen: 50_000n, bankSerial: second.reference }),
    ).rejects.toMatchObject({ code: "payments.not_pending" });
  });

  it("needs a bank account of the shop, and stops at ten open ones", async () => {
    const actor = await newCustomer();
    for (let n = 0; n < 10; n++) await transfer(actor, 100n);
    await expect(transfer(actor)).rejects.toMatchObject({ code: "payments.too_many_open" });
    const hasty = await newCustomer();
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => transfer(hasty, 100n)));
    const refused = tries.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
    expect(refused).toEqual(Array(10).fill("payments.too_many_open"));
    expect(await database.db.topUp.count({ where: { customerId: hasty.userId } })).toBe(10);
    await database.db.setting.delete({ where: { key: "bank" } });
    forgetSettings();
    await expect(transfer(await newCustomer())).rejects.toMatchObject({ code: "payments.bank_missing" });
  });

  it("staff find it by reference, name and mail, page by page", async () => {
    const [actor, staff] = [await newCustomer(), await newStaff("support")];
    const made = [await transfer(actor, 100n), await transfer(actor, 200n), await transfer(actor, 300n)];
    const email = (await database.db.user.findUniqueOrThrow({ where: { id: actor.userId } })).email;
    const first = await listAllTopUps(staff, { state: "pending", q: email, take: 2 });
    const rest = await listAllTopUps(staff, { state: "pending", q: email, take: 2, after: first.next ?? "" });
    expect([...first.rows, ...rest.rows].map((row) => row.id)).toEqual(made.map((row) => row.id));
    const found = await listAllTopUps(staff, { state: "pending", q: made[1]?.reference.toLowerCase(), take: 5 });
    expect(found.rows.map((row) => row.amountFen)).toEqual([200n]);
  });
});

describe("more than was announced", () => {
  it("is confirmed by who gives the password again", async () => {
    const [actor, staff] = [await newCustomer(), await newStaff("finance")];
    const { id, reference, amountFen } = await transfer(actor);
    const confirm = (by: StaffActor) =>
      confirmTopUp(by, { id, receivedFen: amountFen + 1n, bankSerial: reference, differs: true });
    await expect(confirm(staff)).rejects.toMatchObject({ code: "reauth.required" });
    expect(await balanceOf(actor)).toBe(0n);
    expect(await confirm({ ...staff, reauthAt: new Date() })).toMatchObject({ state: "confirmed" });
    expect(await balanceOf(actor)).toBe(amountFen + 1n);
  });
});

describe("a test payment", () => {
  it("repeated with its key is one, also when the route's record of the key is lost; with another sum it is refused", async () => {
    const actor = await newCustomer();
    const [idempotencyKey, input] = [randomUUID(), { amountFen: 10_000n, method: "sandbox_payment" } as const];
    const all = await Promise.all(Array.from({ length: 10 }, () => createTopUp(actor, input, { idempotencyKey })));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await balanceOf(actor)).toBe(10_000n);
    await expect(createTopUp(actor, { ...input, amountFen: 1n }, { idempotencyKey })).rejects.toMatchObject({
      code: "idempotency.other_body",
    });
    const transfer = { amountFen: 500n, method: "bank_transfer", payerName: "林晓雯" } as const;
    const key = { idempotencyKey: randomUUID() };
    const announced = await Promise.all(Array.from({ length: 10 }, () => createTopUp(actor, transfer, key)));
    expect(new Set(announced.map(({ reference }) => reference)).size).toBe(1);
  });

  it("pays at once on the sandbox", async () => {
    const actor = await newCustomer();
    const topUp = await createTopUp(actor, { amountFen: 12_345n, method: "sandbox_payment" });
    expect(topUp.state).toBe("confirmed");
    expect(await balanceOf(actor)).toBe(12_345n);
    expect((await listStatement(actor, { take: 1 }, zh)).rows[0]).toMatchObject({ topUpMethod: "sandbox_payment" });
    const csv = await (await exportStatement(actor, {}, zh)).text();
    expect(csv.split("\r\n")[1]).toContain('"123.45","123.45"');
  });
});

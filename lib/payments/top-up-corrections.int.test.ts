import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { writeSetting } from "@/lib/approvals/write-setting";
import type { CustomerActor, StaffActor, StaffRole } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { MINUTE_MS } from "@/lib/core/time";
import { adjustWallet } from "@/lib/ledger/adjust-wallet";
import { checkBooks } from "@/lib/ledger/check-books";
import { readDebt } from "@/lib/ledger/read-debt";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import { checkDocuments } from "@/lib/reports/check-documents";
import { forgetSettings } from "@/lib/settings/read-setting";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { cancelTopUp } from "./cancel-top-up";
import { chargeBackTopUp } from "./charge-back-top-up";
import { correctTopUp } from "./correct-top-up";
import { createTopUp } from "./create-top-up";
import { decideApproval } from "./decide-approval";
import { confirmTopUp } from "./decide-top-up";
import { exportStatement } from "./export-statement";
import { listAllTopUps } from "./list-all-top-ups";
import { listStatement } from "./list-statement";
import { readTopUp } from "./list-top-ups";
import { requestAdjustment } from "./request-adjustment";
import { reverseTopUp } from "./reverse-top-up";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const BANK = { holder: "金橘", bank: "西湖商业银行", account: "6226000012345678907", noteZh: "", noteEn: "" };
beforeEach(async () => {
  await database.db.setting.deleteMany({});
  await database.db.setting.create({ data: { key: "bank", value: BANK } });
  forgetSettings();
});
async function limits(value: Record<string, string>): Promise<void> {
  await database.db.setting.create({ data: { key: "money", value } });
  forgetSettings();
}
const NO_LIMITS = { adjustmentLimitFen: "100000000", topUpLimitFen: "100000000", topUpDifferenceFen: "100000000" };

async function person(kind: "customer" | "staff", role: StaffRole | null = null) {
  const data = { kind, role, email: `${randomUUID()}@example.com`, name: role ?? "林晓雯", passwordHash: "-" };
  return database.db.user.create({ data });
}
async function customer(): Promise<CustomerActor> {
  return { kind: "customer", userId: (await person("customer")).id, sessionId: randomUUID(), ip: "::1" };
}
async function staff(role: StaffRole = "finance"): Promise<StaffActor> {
  const { id: userId } = await person("staff", role);
  return { kind: "staff", role, userId, sessionId: randomUUID(), ip: "::1", reauthAt: new Date() };
}
const stale = (actor: StaffActor): StaffActor => ({ ...actor, reauthAt: new Date(Date.now() - 6 * MINUTE_MS) });
const serial = () => `S-${randomUUID().slice(0, 20).toUpperCase()}`;
const announce = (actor: CustomerActor, amountFen: bigint) =>
  createTopUp(actor, { amountFen, method: "bank_transfer" });
const balanceOf = async (actor: CustomerActor) => (await readWalletFen(database.db, actor.userId)).balanceFen;
const debtOf = (actor: CustomerActor) => readDebt(database.db, actor.userId);
const spend = async (actor: CustomerActor, fen: bigint) =>
  adjustWallet(database.db, {
    ...{ key: randomUUID(), customerId: actor.userId, amountFen: -fen, at: new Date(), memo: "spent" },
    actorId: actor.userId,
  });
const codes = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((r) => (r.status === "rejected" ? [r.reason instanceof AppError ? r.reason.code : r.reason] : []));
const postings = (topUpId: string) => database.db.ledgerTransaction.count({ where: { refId: topUpId } });
async function clearing(): Promise<bigint> {
  const sum = await database.db.posting.aggregate({
    where: { account: { code: "clearing:bank_transfer" } },
    _sum: { amountFen: true },
  });
  return -(sum._sum.amountFen ?? 0n);
}
/** What the tests spend is no document of the shop. */
const faults = async () => [
  ...(await checkBooks(database.db)),
  ...(await checkDocuments(database.db)).filter(({ check }) => check !== "posted_without_paper"),
];

/** A transfer of ¥200.50 that was confirmed as `fen`, by one person whose mistake nobody noticed. */
async function mistyped(fen = 200_050n) {
  const [actor, clerk] = [await customer(), await staff()];
  const { id, reference } = await announce(actor, 20_050n);
  const bankSerial = serial();
  const row = await confirmTopUp(clerk, { id, receivedFen: fen, bankSerial, differs: true });
  if (row.waits) await decideApproval(await staff(), { id: row.waits.approvalId, decision: "approve", note: "" });
  return { actor, clerk, id, reference, bankSerial };
}
const RIGHT = { receivedFen: 20_050n, reason: "金额多打了一个零" };

describe("a transfer of another sum than was announced", () => {
  it("is confirmed only when that is said expressly, and not at all by a request that leaves it out", async () => {
    const [actor, clerk] = [await customer(), await staff()];
    const { id } = await announce(actor, 20_050n);
    const confirm = (receivedFen: bigint, differs?: boolean) =>
      confirmTopUp(clerk, { id, receivedFen, bankSerial: serial(), differs });
    for (const fen of [20_049n, 20_051n, 200_050n])
      await expect(confirm(fen)).rejects.toMatchObject({ fields: { differs: { code: "payments.differs" } } });
    expect(await balanceOf(actor)).toBe(0n);
    expect(await confirm(20_049n, true)).toMatchObject({ state: "confirmed", receivedFen: 20_049n });
  });

  it("waits for a second person beyond the difference of the settings, more or less than was announced", async () => {
    const [actor, clerk, other] = [await customer(), await staff(), await staff()];
    const confirm = async (receivedFen: bigint) => {
      const { id } = await announce(actor, 50_000n);
      return confirmTopUp(clerk, { id, receivedFen, bankSerial: serial(), differs: true });
    };
    expect((await confirm(70_000n)).state).toBe("confirmed");
    expect((await confirm(30_000n)).state).toBe("confirmed");
    expect(await confirm(29_999n)).toMatchObject({ state: "pending", waits: { receivedFen: 29_999n } });
    const wide = await confirm(70_001n);
    expect(wide).toMatchObject({ state: "pending", receivedFen: null, waits: { by: "finance" } });
    const approval = await database.db.approval.findUniqueOrThrow({ where: { id: wide.waits?.approvalId ?? "" } });
    expect(approval).toMatchObject({
      before: { amountFen: "50000" },
      after: { receivedFen: "70001", differenceFen: "20001" },
    });
    expect(await balanceOf(actor)).toBe(100_000n);
    await decideApproval(other, { id: approval.id, decision: "approve", note: "" });
    expect(await balanceOf(actor)).toBe(170_001n);
    await limits({ topUpDifferenceFen: "0" });
    expect((await confirm(50_001n)).waits).not.toBeNull();
    expect((await confirm(50_000n)).state).toBe("confirmed");
  });
});

it("the difference that one person confirms alone is lowered by one admin and raised by two", async () => {
  const admin = await staff("admin");
  const write = (topUpDifferenceFen: string) =>
    writeSetting(admin, { key: "money", value: { topUpDifferenceFen }, reason: "客户常少转手续费" });
  expect((await write("10000")).waits).toBeNull();
  expect((await write("10001")).waits).not.toBeNull();
});

describe("a correction", () => {
  it("takes the difference back by an entry of its own; announcement and serial number stay; the customer is told", async () => {
    await limits(NO_LIMITS);
    const { actor, clerk, id, reference, bankSerial } = await mistyped();
    await expect(correctTopUp(stale(clerk), { id, ...RIGHT })).rejects.toMatchObject({ code: "reauth.required" });
    await expect(correctTopUp(await staff("support"), { id, ...RIGHT })).rejects.toMatchObject({ status: 403 });
    const before = await database.db.posting.findMany({ orderBy: { id: "asc" } });
    const row = await correctTopUp(clerk, { id, ...RIGHT });
    expect(row).toMatchObject({ state: "confirmed", amountFen: 20_050n, receivedFen: 20_050n, bankSerial });
    expect(row.changes).toMatchObject([{ kind: "correction", fromFen: 200_050n, toFen: 20_050n, by: "finance" }]);
    expect(await balanceOf(actor)).toBe(20_050n);
    const after = await database.db.posting.findMany({ orderBy: { id: "asc" } });
    expect(after.slice(0, before.length)).toEqual(before);
    expect(
      after
        .slice(before.length)
        .map(({ amountFen }) => amountFen)
        .sort(),
    ).toEqual([-180_000n, 180_000n]);

    const own = await announce(actor, 100n);
    await expect(confirmTopUp(clerk, { id: own.id, receivedFen: 100n, bankSerial })).rejects.toMatchObject({
      code: "payments.serial_reused",
      params: { reference },
    });
    const zh = { locale: "zh" } as const;
    const [line] = (await listStatement(actor, { take: 30 }, zh)).rows;
    expect(line).toMatchObject({ kind: "top_up_correction", amountFen: -180_000n, memo: RIGHT.reason, reference });
    expect(await (await exportStatement(actor, {}, zh)).text()).toContain("充值更正");
    expect((await readTopUp(actor, { id })).changes).toMatchObject([{ fromFen: 200_050n, reason: RIGHT.reason }]);
    const mail = await database.db.mail.findFirstOrThrow({
      where: { userId: actor.userId, template: "payments.top-up-corrected" },
    });
    for (const text of ["¥2,000.50", "¥200.50", "¥1,800.00", RIGHT.reason]) expect(mail.text).toContain(text);
    const audit = await database.db.auditEvent.findFirstOrThrow({
      where: { action: "payments.correct-top-up", subjectId: id },
    });
    expect(audit).toMatchObject({ before: { receivedFen: "200050" }, after: { receivedFen: "20050" } });
    const listed = await listAllTopUps(clerk, { state: "confirmed", q: reference, take: 5 });
    expect(listed.rows).toEqual([row]);
    expect(await faults()).toEqual([]);
  });

  it("of money that is spent ends as a debt; corrected upwards again, the debt is paid first", async () => {
    await limits(NO_LIMITS);
    const { actor, clerk, id } = await mistyped();
    await spend(actor, 150_050n);
    await correctTopUp(clerk, { id, ...RIGHT });
    expect([await balanceOf(actor), await debtOf(actor)]).toEqual([0n, 130_000n]);
    await correctTopUp(clerk, { id, receivedFen: 160_050n, reason: "又查了一遍流水", seen: 1 });
    expect([await balanceOf(actor), await debtOf(actor)]).toEqual([10_000n, 0n]);
    const { rows } = await listAllTopUps(clerk, { state: "confirmed", take: 1 });
    expect(rows[0]?.changes.map(({ fromFen, toFen }) => [fromFen, toFen])).toEqual([
      [200_050n, 20_050n],
      [20_050n, 160_050n],
    ]);
    const back = await chargeBackTopUp(clerk, { id, reason: "银行退回", seen: 2 });
    expect(back).toMatchObject({ state: "charged_back", receivedFen: 160_050n });
    expect(await balanceOf(actor)).toBe((await debtOf(actor)) - 150_050n);
    expect(await faults()).toEqual([]);
  });

  it("beyond what one person adjusts alone in a day waits for a second one; adjustments count as well", async () => {
    const { actor, clerk, id } = await mistyped();
    const asked = await correctTopUp(clerk, { id, ...RIGHT });
    expect(asked).toMatchObject({ receivedFen: 200_050n, changes: [], waits: { receivedFen: 20_050n, by: "finance" } });
    expect((await correctTopUp(clerk, { id, ...RIGHT })).waits).toEqual(asked.waits);
    const approvalId = asked.waits?.approvalId ?? "";
    await expect(correctTopUp(await staff(), { id, receivedFen: 20_060n, reason: RIGHT.reason })).rejects.toMatchObject(
      {
        code: "approvals.already_waiting",
      },
    );
    await expect(decideApproval(clerk, { id: approvalId, decision: "approve", note: "" })).rejects.toMatchObject({
      code: "approvals.other_person",
    });
    const second = await staff("admin");
    await decideApproval(second, { id: approvalId, decision: "approve", note: "" });
    expect(await balanceOf(actor)).toBe(20_050n);
    // What two people agreed to counts for neither.
    const more = (by: StaffActor, receivedFen: bigint, seen: number) =>
      correctTopUp(by, { id, receivedFen, reason: "再更正一次", seen });
    expect((await more(clerk, 30_050n, 1)).waits).toBeNull();
    expect((await more(second, 20_050n, 2)).waits).toBeNull();
    const input = { customerId: actor.userId, amountFen: 9_999n, reason: "补偿客户" };
    expect((await requestAdjustment(clerk, input, { idempotencyKey: randomUUID() })).needsSecond).toBe(false);
    expect((await requestAdjustment(clerk, input, { idempotencyKey: randomUUID() })).needsSecond).toBe(true);
    expect((await more(clerk, 20_052n, 3)).waits).not.toBeNull();
    expect((await more(clerk, 20_051n, 3)).waits).toBeNull();
    expect(
      await database.db.approval.count({ where: { kind: "top_up_correction", subjectId: id, state: "lapsed" } }),
    ).toBe(1);
    expect(await faults()).toEqual([]);
  });

  it("that waits is not posted when the top-up was changed or taken back meanwhile", async () => {
    const { clerk, id } = await mistyped();
    const { waits } = await correctTopUp(clerk, { id, ...RIGHT });
    await reverseTopUp(await staff(), { id, reason: "记到了别的客户名下" });
    await expect(
      decideApproval(await staff(), { id: waits?.approvalId ?? "", decision: "approve", note: "" }),
    ).rejects.toMatchObject({ code: "approvals.already_decided" });
    const other = await mistyped();
    const asked = await correctTopUp(other.clerk, { id: other.id, ...RIGHT });
    await chargeBackTopUp(await staff(), { id: other.id, reason: "银行退回" });
    await expect(
      decideApproval(await staff(), { id: asked.waits?.approvalId ?? "", decision: "approve", note: "" }),
    ).rejects.toMatchObject({ code: "approvals.already_decided" });
    expect(await faults()).toEqual([]);
  });

  it("is refused of what is not confirmed, to the same sum, and of a test payment", async () => {
    await limits(NO_LIMITS);
    const { actor, clerk, id } = await mistyped();
    await expect(correctTopUp(clerk, { id, receivedFen: 200_050n, reason: RIGHT.reason })).rejects.toMatchObject({
      fields: { receivedFen: { code: "payments.same_sum" } },
    });
    const pending = await announce(actor, 500n);
    const paid = await createTopUp(actor, { amountFen: 500n, method: "sandbox_payment" });
    for (const one of [pending.id, paid.id]) {
      await expect(correctTopUp(clerk, { id: one, ...RIGHT })).rejects.toMatchObject({
        code: "payments.not_confirmed",
      });
      await expect(reverseTopUp(clerk, { id: one, reason: "记错了" })).rejects.toMatchObject({
        code: "payments.not_confirmed",
      });
    }
    await expect(correctTopUp(clerk, { id: randomUUID(), ...RIGHT })).rejects.toMatchObject({ status: 404 });
    await expect(reverseTopUp(clerk, { id: randomUUID(), reason: "记错了" })).rejects.toMatchObject({ status: 404 });
  });
});

describe("at once", () => {
  it("twenty corrections are one: the same ones are answered alike, others are refused", async () => {
    await limits(NO_LIMITS);
    const { actor, clerk, id } = await mistyped();
    const other = await staff("admin");
    const same = await Promise.all(
      Array.from({ length: 20 }, (_, n) => correctTopUp(n % 2 ? clerk : other, { id, ...RIGHT })),
    );
    expect(new Set(same.map(({ receivedFen, changes }) => `${receivedFen} ${changes.length}`))).toEqual(
      new Set(["20050 1"]),
    );
    expect([await balanceOf(actor), await postings(id)]).toEqual([20_050n, 2]);
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        correctTopUp(n % 2 ? clerk : other, { id, receivedFen: 1_000n + BigInt(n), reason: "又更正一次", seen: 1 }),
      ),
    );
    expect(codes(all)).toEqual(Array.from({ length: 19 }, () => "payments.changed_meanwhile"));
    expect(await postings(id)).toBe(3);
    expect(await balanceOf(actor)).toBe((await readTopUp(actor, { id })).receivedFen);
    expect(
      await database.db.mail.count({ where: { userId: actor.userId, template: "payments.top-up-corrected" } }),
    ).toBe(2);
    expect(await faults()).toEqual([]);
  });

  it("a request that arrives late, after the top-up was put back, changes nothing again", async () => {
    await limits(NO_LIMITS);
    const { actor, clerk, id } = await mistyped();
    await correctTopUp(clerk, { id, ...RIGHT });
    await correctTopUp(clerk, { id, receivedFen: 200_050n, reason: "第一次是对的", seen: 1 });
    expect(await correctTopUp(clerk, { id, ...RIGHT })).toMatchObject({ receivedFen: 200_050n });
    expect([await balanceOf(actor), await postings(id)]).toEqual([200_050n, 3]);
  });

  it("corrected, reversed, charged back and approved at once ends one way, and the books agree", async () => {
    const [left, right] = [await staff(), await staff("admin")];
    const ends = new Set<string>();
    for (let race = 0; race < 16; race++) {
      const { actor, clerk, id } = await mistyped();
      const { waits } = await correctTopUp(clerk, { id, ...RIGHT });
      const acts = [
        () => decideApproval(left, { id: waits?.approvalId ?? "", decision: "approve", note: "" }),
        () => reverseTopUp(right, { id, reason: "记到了别的客户名下" }),
        () => chargeBackTopUp(left, { id, reason: "银行退回" }),
        () => correctTopUp(right, { id, receivedFen: 200_000n, reason: "少了五角" }),
      ];
      const all = await Promise.allSettled([0, 1, 2, 3].map((n) => acts[(n + race) % 4]?.()));
      expect(codes(all).length).toBe(3);
      for (const code of codes(all))
        expect(["payments.changed_meanwhile", "payments.not_confirmed", "approvals.already_decided"]).toContain(code);
      const row = await database.db.topUp.findUniqueOrThrow({ where: { id } });
      ends.add(`${row.state} ${row.receivedFen}`);
      expect(await balanceOf(actor)).toBe(row.state === "confirmed" ? row.receivedFen : 0n);
      expect(await postings(id)).toBe(2);
    }
    expect(ends.size).toBeGreaterThan(1);
    expect(await faults()).toEqual([]);
  });
});

describe("a reversal", () => {
  it("lets the announcement wait again and frees the serial number for the right customer; the history keeps it", async () => {
    const [wrong, right, clerk] = [await customer(), await customer(), await staff()];
    const [theirs, ours] = [await announce(wrong, 50_000n), await announce(right, 50_000n)];
    const bankSerial = serial();
    await confirmTopUp(clerk, { id: theirs.id, receivedFen: 50_000n, bankSerial });
    await spend(wrong, 20_000n);
    await expect(reverseTopUp(stale(clerk), { id: theirs.id, reason: "记错客户" })).rejects.toMatchObject({
      code: "reauth.required",
    });
    await expect(reverseTopUp(await staff("support"), { id: theirs.id, reason: "记错客户" })).rejects.toMatchObject({
      status: 403,
    });
    const all = await Promise.all(
      Array.from({ length: 20 }, () => reverseTopUp(clerk, { id: theirs.id, reason: "记错客户" })),
    );
    for (const row of all)
      expect(row).toMatchObject({
        ...{ state: "pending", receivedFen: null, bankSerial: null, decidedBy: null },
        changes: [{ kind: "reversal", fromFen: 50_000n, toFen: 0n, bankSerial, by: "finance", reason: "记错客户" }],
      });
    expect([await balanceOf(wrong), await debtOf(wrong)]).toEqual([0n, 20_000n]);
    expect((await listStatement(wrong, { take: 1 }, { locale: "zh" })).rows[0]).toMatchObject({
      ...{ kind: "top_up_reversal", amountFen: -30_000n, memo: "记错客户" },
    });
    expect(
      await database.db.mail.count({ where: { userId: wrong.userId, template: "payments.top-up-reversed" } }),
    ).toBe(1);
    await confirmTopUp(clerk, { id: ours.id, receivedFen: 50_000n, bankSerial });
    expect(await balanceOf(right)).toBe(50_000n);
    expect(await clearing()).toBeGreaterThan(0n);

    // Later the transfer that was announced comes after all. A page from before the reversal is refused.
    const own = { id: theirs.id, receivedFen: 50_000n, bankSerial: serial() };
    await expect(confirmTopUp(clerk, own)).rejects.toMatchObject({ code: "payments.changed_meanwhile" });
    await expect(confirmTopUp(clerk, { ...own, bankSerial, seen: 1 })).rejects.toMatchObject({
      code: "payments.serial_reused",
    });
    const again = await confirmTopUp(clerk, { ...own, seen: 1 });
    expect(again).toMatchObject({ state: "confirmed", changes: [{ kind: "reversal" }, { kind: "confirmation" }] });
    expect([await balanceOf(wrong), await debtOf(wrong)]).toEqual([30_000n, 0n]);
    const twice = await reverseTopUp(clerk, { id: theirs.id, reason: "又记错了", seen: 2 });
    expect(twice.changes).toHaveLength(3);
    await cancelTopUp(wrong, { id: theirs.id });
    expect(await faults()).toEqual([]);
  });

  it("still counts as confirmed by that person today: reversing does not give the day's limit back", async () => {
    await limits({ ...NO_LIMITS, topUpLimitFen: "100000" });
    const clerk = await staff();
    const announced = async () => {
      const { id, amountFen } = await announce(await customer(), 60_000n);
      return { id, receivedFen: amountFen, bankSerial: serial() };
    };
    const first = await announced();
    await confirmTopUp(clerk, first);
    await reverseTopUp(await staff(), { id: first.id, reason: "记错客户" });
    expect((await confirmTopUp(clerk, await announced())).waits).not.toBeNull();
    expect((await confirmTopUp(await staff(), await announced())).waits).toBeNull();
  });

  it("a charge-back keeps the serial number used and ends the announcement", async () => {
    const { actor, clerk, id, bankSerial } = await mistyped(20_050n);
    await chargeBackTopUp(clerk, { id, reason: "银行退回" });
    const next = await announce(actor, 20_050n);
    await expect(confirmTopUp(clerk, { id: next.id, receivedFen: 20_050n, bankSerial })).rejects.toMatchObject({
      code: "payments.serial_reused",
    });
    await expect(reverseTopUp(clerk, { id, reason: "记错客户" })).rejects.toMatchObject({
      code: "payments.not_confirmed",
    });
  });
});

describe("the database itself", () => {
  it("refuses a change without its posting, a posting without its change, gaps, and that a change is rewritten", async () => {
    const { clerk, id } = await mistyped(20_050n);
    const change = { topUpId: id, kind: "correction", byId: clerk.userId, at: new Date(), reason: "直接写库" } as const;
    const write = (data: { n: number; fromFen: bigint; toFen: bigint }) =>
      database.db.topUpChange.create({ data: { ...change, ...data } });
    await expect(write({ n: 1, fromFen: 20_050n, toFen: 1n })).rejects.toThrow(/no change and posting/);
    await expect(write({ n: 2, fromFen: 20_050n, toFen: 1n })).rejects.toThrow(/does not follow/);
    await expect(write({ n: 1, fromFen: 0n, toFen: 1n })).rejects.toThrow(/top_up_changes_sums/);
    const entries = [
      { account: "clearing:bank_transfer", fen: "-1" },
      { account: `wallet:${(await database.db.topUp.findUniqueOrThrow({ where: { id } })).customerId}`, fen: "1" },
    ];
    const post = database.db
      .$queryRaw`SELECT ledger_post(${`top-up:${id}:1`}, 'top_up_correction', now(), '', 'top_up', ${id},
      NULL, ${JSON.stringify(entries)}::jsonb)::text`;
    await expect(post).rejects.toThrow(/no change and posting/);
    await correctTopUp(clerk, { id, receivedFen: 20_051n, reason: "少了一分" });
    await expect(database.db.topUpChange.updateMany({ where: { topUpId: id }, data: { toFen: 5n } })).rejects.toThrow();
    await expect(database.db.topUpChange.deleteMany({ where: { topUpId: id } })).rejects.toThrow();
  });
});

type Step =
  | { do: "confirm" | "correct" | "reverse" | "chargeBack"; topUp: number; fen: bigint; serial: number; late: boolean }
  | { do: "spend"; customer: number; share: number };

interface Modelled {
  state: "pending" | "confirmed" | "charged_back";
  fen: bigint;
  serial: string | null;
  changes: number;
}

/** What must become of one step; null: it is refused. */
function expected(
  step: Exclude<Step, { do: "spend" }>,
  row: Modelled,
  used: ReadonlySet<string>,
  serialText: string,
): Modelled | null {
  if (step.late && row.changes > 0) return null;
  if (step.do === "confirm") {
    if (row.state !== "pending" || used.has(serialText)) return null;
    const changes = row.changes === 0 ? 0 : row.changes + 1;
    return { state: "confirmed", fen: step.fen, serial: serialText, changes };
  }
  if (row.state !== "confirmed") return null;
  if (step.do === "chargeBack") return { ...row, state: "charged_back" };
  if (step.do === "reverse") return { state: "pending", fen: 0n, serial: null, changes: row.changes + 1 };
  return step.fen === row.fen ? null : { ...row, fen: step.fen, changes: row.changes + 1 };
}

describe("in any order", () => {
  const topUp = fc.integer({ min: 0, max: 3 });
  const fen = fc.constantFrom(100n, 20_050n, 200_050n, 5_000_000n);
  const serialOf = fc.integer({ min: 0, max: 2 });
  const deed = <Do extends string>(what: Do, late: fc.Arbitrary<boolean> = fc.boolean()) =>
    fc.record({ do: fc.constant(what), topUp, fen, serial: serialOf, late });
  const spending = fc.record({
    do: fc.constant("spend" as const),
    customer: fc.integer({ min: 0, max: 1 }),
    share: fc.integer({ min: 1, max: 3 }),
  });
  const steps: fc.Arbitrary<Step[]> = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: deed("confirm", fc.constant(false)) },
      { weight: 3, arbitrary: deed("correct") },
      { weight: 2, arbitrary: deed("reverse") },
      { weight: 1, arbitrary: deed("chargeBack") },
      { weight: 2, arbitrary: spending },
    ),
    { minLength: 4, maxLength: 16 },
  );

  it("confirm, correct, reverse, charge back: wallet, debt, clearing and received sums agree after every step", async () => {
    await limits(NO_LIMITS);
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const clerk = await staff("admin");
        const payers = [await customer(), await customer()];
        const ids = await Promise.all(
          [0, 1, 2, 3].map(async (n) => (await announce(payers[n % 2] as CustomerActor, 20_050n)).id),
        );
        const model: Modelled[] = ids.map(() => ({ state: "pending", fen: 0n, serial: null, changes: 0 }));
        const spent = [0n, 0n];
        const start = await clearing();
        const word = randomUUID().slice(0, 8).toUpperCase();
        for (const step of list) {
          if (step.do === "spend") {
            const payer = payers[step.customer] as CustomerActor;
            const part = (await balanceOf(payer)) / BigInt(step.share);
            if (part > 0n) await spend(payer, part);
            spent[step.customer] = (spent[step.customer] ?? 0n) + part;
          } else {
            const [id, row] = [ids[step.topUp] as string, model[step.topUp] as Modelled];
            const serialText = step.do === "confirm" ? `${word}-${step.serial}` : "";
            const used = new Set(model.flatMap((one) => (one !== row && one.serial ? [one.serial] : [])));
            const next = expected(step, row, used, serialText);
            const seen = step.late ? 0 : row.changes;
            // Each reason is another one, so that no step is taken for a repeat of an earlier one.
            const reason = `更正 ${randomUUID()}`;
            const acts = {
              confirm: () =>
                confirmTopUp(clerk, {
                  id,
                  receivedFen: step.fen,
                  bankSerial: serialText,
                  differs: true,
                  seen,
                }),
              correct: () => correctTopUp(clerk, { id, receivedFen: step.fen, reason, seen }),
              reverse: () => reverseTopUp(clerk, { id, reason, seen }),
              chargeBack: () => chargeBackTopUp(clerk, { id, reason, seen }),
            };
            const [done] = await Promise.allSettled([acts[step.do]()]);
            const repeatedChargeBack = step.do === "chargeBack" && row.state === "charged_back";
            if (!repeatedChargeBack) expect([step, done?.status]).toEqual([step, next ? "fulfilled" : "rejected"]);
            if (next) model[step.topUp] = next;
          }
          const stands = model.map((one) => (one.state === "confirmed" ? one.fen : 0n));
          for (const [n, payer] of payers.entries()) {
            const own = stands.filter((_, index) => index % 2 === n).reduce((sum, one) => sum + one, 0n);
            expect((await balanceOf(payer)) - (await debtOf(payer))).toBe(own - (spent[n] ?? 0n));
          }
          expect((await clearing()) - start).toBe(stands.reduce((sum, one) => sum + one, 0n));
          const rows = await database.db.topUp.findMany({ where: { id: { in: ids } } });
          for (const [n, id] of ids.entries()) {
            const row = rows.find((one) => one.id === id);
            const kept = model[n] as Modelled;
            expect(row).toMatchObject({
              ...{ state: kept.state, bankSerial: kept.serial, changeCount: kept.changes },
              receivedFen: kept.state === "pending" ? null : kept.fen,
            });
          }
        }
        expect(await faults()).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

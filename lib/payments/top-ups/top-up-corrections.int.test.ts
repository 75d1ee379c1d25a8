import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor } from "@/lib/core/actor";
import { decideApproval } from "@/lib/second-person/decide-approval";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { requestAdjustment } from "../adjustments/request-adjustment";
import { exportStatement } from "../export-statement";
import { listStatement } from "../list-statement";
import { confirmTopUp } from "../testing/confirm-top-up";
import {
  announce,
  balanceOf,
  codes,
  debtOf,
  faults,
  limits,
  mistyped,
  NO_LIMITS,
  postings,
  RIGHT,
  resetSettings,
  spend,
  staff,
  stale,
} from "../testing/top-up-world";
import { chargeBackTopUp } from "./charge-back-top-up";
import { correctTopUp } from "./correct-top-up";
import { createTopUp } from "./create-top-up";
import { listAllTopUps } from "./list-all-top-ups";
import { readTopUp } from "./list-top-ups";
import { reverseTopUp } from "./reverse-top-up";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(resetSettings);

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

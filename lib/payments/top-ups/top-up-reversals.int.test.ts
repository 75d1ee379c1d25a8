import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { listStatement } from "../list-statement";
import { confirmTopUp } from "../testing/confirm-top-up";
import {
  announce,
  balanceOf,
  clearingFen,
  customer,
  debtOf,
  faults,
  limits,
  mistyped,
  NO_LIMITS,
  resetSettings,
  serial,
  spend,
  staff,
  stale,
} from "../testing/top-up-world";
import { cancelTopUp } from "./cancel-top-up";
import { chargeBackTopUp } from "./charge-back-top-up";
import { reverseTopUp } from "./reverse-top-up";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(resetSettings);

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
    expect(await clearingFen()).toBeGreaterThan(0n);

    // Later the transfer that was announced comes after all. A page from before the reversal is refused.
    const own = { id: theirs.id, receivedFen: 50_000n, bankSerial: serial() };
    await expect(confirmTopUp(clerk, own)).rejects.toMatchObject({ code: "payments.changed_meanwhile" });
    await expect(confirmTopUp(clerk, { ...own, bankSerial, seen: 1 })).rejects.toMatchObject({
      code: "payments.serial_reused",
    });
    const again = await confirmTopUp(clerk, { ...own, seen: 1 });
    expect(again).toMatchObject({ state: "confirmed", changes: [{ kind: "reversal" }, { kind: "confirmation" }] });
    expect([await balanceOf(wrong), await debtOf(wrong)]).toEqual([30_000n, 0n]);
    const { before, after } = await database.db.auditEvent.findFirstOrThrow({
      where: { action: "payments.reverse-top-up", subjectId: theirs.id },
    });
    expect(Object.keys(after ?? {})).toEqual(expect.arrayContaining(Object.keys(before ?? {})));
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

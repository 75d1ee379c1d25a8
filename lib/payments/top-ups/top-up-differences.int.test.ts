import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { writeSetting } from "@/lib/approvals/write-setting";
import { decideApproval } from "@/lib/second-person/decide-approval";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { confirmTopUp } from "../testing/confirm-top-up";
import { announce, balanceOf, customer, limits, resetSettings, serial, staff } from "../testing/top-up-world";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(resetSettings);

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

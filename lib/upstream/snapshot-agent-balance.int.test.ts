import { afterAll, beforeAll, expect, it } from "vitest";
import { houseBalances } from "@/lib/ledger/house-balances";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { bindAccount } from "./bind-account";
import { readPause } from "./pause";
import { snapshotAgentBalance } from "./snapshot-agent-balance";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await bindAccount(database.db, { username: "agent", sandbox: true });
});
afterAll(() => database.drop());

/** One answer of user.userdetail; @returns the agent balance that the books show after it. */
async function booksAfter(
  balanceFen: bigint,
  remittedFen: bigint | null,
  at = new Date(),
): Promise<bigint | undefined> {
  const value = { balanceFen, availableFen: balanceFen, frozenFen: 0n, usedFen: 0n, remittedFen };
  const call = async () => ({ kind: "ok", value, incomplete: false });
  await snapshotAgentBalance(database.db, { call: call as never }, at);
  return (await houseBalances(database.db)).find(({ account }) => account === "agent")?.balanceFen;
}

it("a first answer without the sum of remittances opens the books, and the first sum later is no remittance", async () => {
  expect(await booksAfter(90_000n, null)).toBe(90_000n);
  expect(await booksAfter(90_000n, 1_000_000n)).toBe(90_000n);
  expect(await booksAfter(90_000n, null)).toBe(90_000n);
  expect(await booksAfter(95_000n, 1_005_000n)).toBe(95_000n);
});

it("figures that were asked for earlier and come later post nothing", async () => {
  const asked = new Date();
  expect(await booksAfter(96_000n, 1_006_000n, new Date(asked.getTime() + 500))).toBe(96_000n);
  const before = await database.db.ledgerTransaction.count();
  expect(await booksAfter(95_000n, 1_005_000n, asked)).toBe(96_000n);
  expect(await database.db.ledgerTransaction.count()).toBe(before);
});

it("an otime of yesterday pauses purchases, but for the seconds around midnight", async () => {
  const call = async () => ({ kind: "ours", name: "otime_not_today", code: 10041, text: "" });
  const ask = (at: string) => snapshotAgentBalance(database.db, { call: call as never }, new Date(at));
  await ask("2026-11-25T15:59:59.900Z");
  await ask("2026-11-25T16:00:00.400Z");
  expect(await readPause(database.db)).toBeNull();
  await ask("2026-11-25T04:00:00Z");
  expect((await readPause(database.db))?.reason).toBe("otime_not_today");
});

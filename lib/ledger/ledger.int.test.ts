import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { adjustWallet } from "./adjust-wallet";
import { captureItem } from "./capture-item";
import { checkBooks } from "./check-books";
import { holdOrder } from "./hold-order";
import { houseBalances } from "./house-balances";
import { post } from "./post";
import { postAgentTopUp } from "./post-agent-top-up";
import { postChargeBack } from "./post-charge-back";
import { postTopUp } from "./post-top-up";
import { readStatement } from "./read-statement";
import { readWalletFen } from "./read-wallet-fen";
import { releaseItem } from "./release-item";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const at = new Date("2026-11-25T01:00:00Z");
async function customerWith(amountFen: bigint): Promise<string> {
  const customerId = randomUUID();
  await postTopUp(database.db, { topUpId: randomUUID(), customerId, amountFen, gateway: "bank_transfer", at });
  return customerId;
}
const outcomes = (results: PromiseSettledResult<unknown>[]) => ({
  won: results.filter((r) => r.status === "fulfilled").length,
  lost: results.flatMap((r) =>
    r.status === "rejected" ? [r.reason instanceof AppError ? r.reason.code : r.reason] : [],
  ),
});

describe("a wallet", () => {
  it("is never overspent: 500 holds at once on money for 50, exactly 50 succeed", async () => {
    const customerId = await customerWith(50_000n);
    const holds = Array.from({ length: 500 }, () =>
      holdOrder(database.db, { orderId: randomUUID(), customerId, totalFen: 1_000n, at }),
    );
    const { won, lost } = outcomes(await Promise.allSettled(holds));
    expect(won).toBe(50);
    expect(new Set(lost)).toEqual(new Set(["wallet.insufficient"]));
    expect(await readWalletFen(database.db, customerId)).toEqual({ balanceFen: 0n, heldFen: 50_000n });
  }, 120_000);

  it("says how much is missing", async () => {
    const customerId = await customerWith(700n);
    const hold = holdOrder(database.db, { orderId: randomUUID(), customerId, totalFen: 1_000n, at });
    await expect(hold).rejects.toMatchObject({
      code: "wallet.insufficient",
      status: 409,
      params: { missingFen: "300" },
    });
    const nobody = holdOrder(database.db, { orderId: randomUUID(), customerId: randomUUID(), totalFen: 5n, at });
    await expect(nobody).rejects.toMatchObject({ params: { missingFen: "5" } });
  });

  it("takes a charged-back top-up as far as it goes, and keeps the rest as a debt", async () => {
    const customerId = randomUUID();
    const topUpId = randomUUID();
    await postTopUp(database.db, { topUpId, customerId, amountFen: 900n, gateway: "bank_transfer", at });
    await holdOrder(database.db, { orderId: randomUUID(), customerId, totalFen: 600n, at });
    const input = {
      topUpId,
      customerId,
      amountFen: 900n,
      gateway: "bank_transfer",
      at,
      actorId: randomUUID(),
      memo: "",
    } as const;
    await database.db.$transaction((tx) => postChargeBack(tx, input));
    await database.db.$transaction((tx) => postChargeBack(tx, input));
    expect(await readWalletFen(database.db, customerId)).toEqual({ balanceFen: 0n, heldFen: 600n });
    const debt = await database.db.posting.findMany({ where: { account: { code: `receivable:${customerId}` } } });
    expect(debt.map((line) => line.amountFen)).toEqual([-600n]);
  });

  it("is corrected by staff in both directions, never below zero", async () => {
    const customerId = await customerWith(500n);
    const adjust = (key: string, amountFen: bigint) =>
      adjustWallet(database.db, { key, customerId, amountFen, at, memo: "goodwill", actorId: randomUUID() });
    await adjust(`${customerId}:1`, 200n);
    await adjust(`${customerId}:2`, -300n);
    await expect(adjust(`${customerId}:3`, -401n)).rejects.toMatchObject({ code: "wallet.insufficient" });
    expect((await readWalletFen(database.db, customerId)).balanceFen).toBe(400n);
    const house = (await houseBalances(database.db)).find((balance) => balance.account === "adjustments");
    expect(house?.balanceFen).toBe(-100n);
  });

  it("lists its lines newest first with the running balance, page by page", async () => {
    const customerId = await customerWith(1_000n);
    const orderId = randomUUID();
    await holdOrder(database.db, { orderId, customerId, totalFen: 300n, at });
    await releaseItem(database.db, { itemId: randomUUID(), customerId, priceFen: 300n, at });
    const first = await readStatement(database.db, customerId, { limit: 2 });
    expect(first.lines.map((l) => [l.kind, l.amountFen, l.balanceFen])).toEqual([
      ["release", 300n, 1_000n],
      ["hold", -300n, 700n],
    ]);
    const rest = await readStatement(database.db, customerId, { limit: 2, before: first.nextBefore ?? "" });
    expect(rest.lines.map((l) => [l.kind, l.balanceFen])).toEqual([["top_up", 1_000n]]);
    expect(rest.nextBefore).toBeNull();
  });
});

describe("a transaction", () => {
  it("done 50 times at once under one key is done once; with other entries it is refused", async () => {
    const customerId = randomUUID();
    const topUpId = randomUUID();
    const input = { topUpId, customerId, amountFen: 100n, gateway: "bank_transfer", at } as const;
    const ids = await Promise.all(Array.from({ length: 50 }, () => postTopUp(database.db, input)));
    expect(new Set(ids).size).toBe(1);
    expect((await readWalletFen(database.db, customerId)).balanceFen).toBe(100n);
    await expect(postTopUp(database.db, { ...input, amountFen: 101n })).rejects.toMatchObject({
      code: "ledger.key_reused",
    });
    expect((await readWalletFen(database.db, customerId)).balanceFen).toBe(100n);
  });

  it("is captured or released, never both: 200 races, one winner each", async () => {
    const customerId = await customerWith(200_00n);
    await holdOrder(database.db, { orderId: randomUUID(), customerId, totalFen: 200_00n, at });
    let captured = 0n;
    for (let race = 0; race < 200; race++) {
      const itemId = randomUUID();
      const item = { itemId, customerId, priceFen: 100n, at };
      const { won, lost } = outcomes(
        await Promise.allSettled([
          captureItem(database.db, { ...item, costQuotedFen: 60n, costChargedFen: 70n }),
          releaseItem(database.db, item),
        ]),
      );
      expect({ won, lost }).toEqual({ won: 1, lost: ["ledger.key_reused"] });
      const kind = await database.db.ledgerTransaction.findUnique({ where: { key: `item:${itemId}:settle` } });
      if (kind?.kind === "capture") captured += 1n;
    }
    const { balanceFen, heldFen } = await readWalletFen(database.db, customerId);
    expect({ balanceFen, heldFen }).toEqual({ balanceFen: (200n - captured) * 100n, heldFen: 0n });
    const house = new Map((await houseBalances(database.db)).map((b) => [b.account, b.balanceFen]));
    expect(house.get("revenue")).toBe(captured * 100n);
    expect(house.get("cost")).toBe(captured * 60n);
    expect(house.get("cost_variance")).toBe(captured * 10n);
    expect(house.get("agent")).toBe(captured * -70n);
  }, 120_000);

  it("must sum to zero", async () => {
    const bad = post(database.db, {
      key: "lopsided",
      kind: "top_up",
      at,
      entries: [
        { account: "clearing:bank_transfer", fen: -100n },
        { account: `wallet:${randomUUID()}`, fen: 101n },
      ],
    });
    await expect(bad).rejects.toThrow(/sum to 1/);
    await expect(post(database.db, { key: "bare", kind: "x", at, entries: [] })).rejects.toThrow(/0 postings/);
    expect(await database.db.ledgerTransaction.count({ where: { key: { in: ["lopsided", "bare"] } } })).toBe(0);
  });

  it("knows its accounts", async () => {
    const odd = {
      key: "odd",
      kind: "x",
      at,
      entries: [
        { account: "pocket", fen: 1n },
        { account: "revenue", fen: -1n },
      ],
    };
    await expect(post(database.db, odd)).rejects.toThrow(/ledger_accounts_kind/);
  });

  it("puts the agent's money where an accountant expects it", async () => {
    const before = new Map((await houseBalances(database.db)).map((b) => [b.account, b.balanceFen]));
    await postAgentTopUp(database.db, { key: "first", amountFen: 5_000n, at });
    await postAgentTopUp(database.db, { key: "first", amountFen: 5_000n, at });
    const after = new Map((await houseBalances(database.db)).map((b) => [b.account, b.balanceFen]));
    expect((after.get("agent") ?? 0n) - (before.get("agent") ?? 0n)).toBe(5_000n);
    expect(after.get("remittance")).toBe(5_000n);
  });
});

describe("the tables", () => {
  it.each(["postings", "ledger_transactions", "audit_events", "item_events", "attempt_replies", "service_events"])(
    "%s refuses change, by the application and by the owner",
    async (table) => {
      if (table === "audit_events") {
        await database.asOwner("INSERT INTO audit_events (actor_kind, action) VALUES ('system', 'test')");
      }
      await expect(database.db.$executeRawUnsafe(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
      await expect(database.asOwner(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(/append-only/);
      const [any] = await database.asOwner<{ n: string }>(`SELECT count(*) AS n FROM ${table}`);
      if (any?.n === "0") return;
      await expect(database.asOwner(`DELETE FROM ${table}`)).rejects.toThrow(/append-only: DELETE/);
      const column = table === "attempt_replies" ? "received_at" : "id";
      await expect(database.asOwner(`UPDATE ${table} SET ${column} = ${column}`)).rejects.toThrow(
        /append-only: UPDATE/,
      );
    },
  );

  it("let the application write the books through ledger_post only", async () => {
    const raw = (sql: string) => database.db.$executeRawUnsafe(sql);
    await expect(raw("UPDATE ledger_accounts SET balance_fen = 1000000")).rejects.toThrow(/permission denied/);
    await expect(
      raw("INSERT INTO postings (transaction_id, account_id, amount_fen) SELECT id, id, 1 FROM ledger_accounts"),
    ).rejects.toThrow(/permission denied/);
  });

  it("agree with each other, and a planted fault shows", async () => {
    const ours = (await checkBooks(database.db)).filter(
      (fault) => !["held", "settled_unknown_item"].includes(fault.check),
    );
    expect(ours).toEqual([]);
    const [account] = await database.asOwner<{ code: string }>(
      "UPDATE ledger_accounts SET balance_fen = balance_fen + 1 WHERE id = (SELECT id FROM ledger_accounts WHERE kind = 'wallet' LIMIT 1) RETURNING code",
    );
    const faults = await checkBooks(database.db);
    expect(faults.find((fault) => fault.check === "kept_balance")?.subject).toBe(account?.code);
  });
});

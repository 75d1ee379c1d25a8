import { randomUUID } from "node:crypto";
import { createTranslator } from "next-intl";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/core/time";
import { bookChecks } from "@/lib/ledger/check-books";
import { postTopUp } from "@/lib/ledger/post-top-up";
import { confirmTopUp } from "@/lib/payments/testing/confirm-top-up";
import { correctTopUp } from "@/lib/payments/top-ups/correct-top-up";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { upstream } from "@/lib/upstream/client";
import { snapshotAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import en from "@/messages/en/reports.json";
import { unchecked } from "@/messages/unchecked";
import zh from "@/messages/zh/reports.json";
import { faultValues } from "../contract";
import { checkAllBooks } from "./check-all-books";
import { documentChecks } from "./check-documents";
import { paperChecks } from "./check-papers";

const translators = [zh, en].map((reports, n) =>
  unchecked(
    createTranslator({
      ...{ locale: n === 0 ? "zh" : "en", messages: { reports }, namespace: "reports.books" as const },
      onError(error) {
        throw error;
      },
    }) as Parameters<typeof unchecked>[0],
  ),
);

let world: ShopWorld;
const soon = () => new Date(Date.now() + 1_000);
const snapshot = () => snapshotAgentBalance(world.database.db, upstream(), soon());
const checked = async () => {
  const { faults, agent } = await checkAllBooks(world.database.db);
  // The test's customers have postings of top-ups that do not exist: those faults are expected.
  const own = faults.filter((fault) => fault.check !== "posted_without_paper");
  return { faults: own, agent };
};

beforeAll(async () => {
  world = await startShopWorld();
}, 60_000);
afterAll(() => world.close());

describe("the agent account against the upstream's figures", () => {
  it("is not compared before figures were read", async () => {
    expect((await checked()).agent).toBeNull();
  });

  it("agrees after purchases that are done, and knows what is charged and not yet posted", async () => {
    await snapshot();
    const buyer = await world.customer();
    const done = await buyer.buy("freeagreed.com");
    expect(await world.drive(done.itemId, { stepMs: 1 })).toBe("done");
    world.settings({ registerMs: HOUR_MS });
    const slow = await buyer.buy("freeslow.com");
    expect(await world.drive(slow.itemId, { steps: 1 })).toBe("accepted");
    await snapshot();
    const { faults, agent } = await checked();
    expect(faults).toEqual([]);
    expect(agent).toMatchObject({ differenceFen: 0n, explainedBy: [] });
    expect(agent?.onItsWay.map(({ name, amountFen, why }) => [name, amountFen, why])).toEqual([
      ["freeslow.com", 5_500n, "accepted"],
    ]);
    world.settings({ registerMs: 0 });
  });

  it("explains a difference by an item whose answer was lost", async () => {
    const buyer = await world.customer();
    await world.fault({ kind: "dropAfter", endpoint: "domains.CreateDom", name: "freelost.com" });
    const lost = await buyer.buy("freelost.com");
    expect(await world.drive(lost.itemId, { steps: 1 })).toBe("unsure");
    await snapshot();
    const { faults, agent } = await checked();
    expect(faults).toEqual([]);
    expect(agent?.differenceFen).toBe(5_500n);
    expect(agent?.explainedBy?.map(({ name }) => name)).toEqual(["freelost.com"]);
  });

  it("lists what nothing explains: a purchase by hand", async () => {
    world.sandbox.world.transact(() =>
      world.sandbox.world.putAccount({ usedFen: world.sandbox.world.account.usedFen + 1_234n }),
    );
    await snapshot();
    const { faults } = await checked();
    expect(faults.map(({ check }) => check)).toEqual(["agent_account"]);
    expect(faults[0]?.detail).toContain("unexplained");
    world.sandbox.world.transact(() =>
      world.sandbox.world.putAccount({ usedFen: world.sandbox.world.account.usedFen - 1_234n }),
    );
    await snapshot();
    expect((await checked()).faults).toEqual([]);
  });
});

describe("a planted fault shows", () => {
  const account = (kind: string) => `(SELECT id FROM ledger_accounts WHERE kind = '${kind}' ORDER BY code LIMIT 1)`;
  const posting = (kind: string) => `(SELECT max(id) FROM postings WHERE account_id = ${account(kind)})`;
  const triggers = (word: string) =>
    ["postings", "ledger_transactions"].map((table) => `ALTER TABLE ${table} ${word} TRIGGER USER;`).join(" ");
  /**
   * Breaks something as the tables' owner with the triggers off, and repairs it after the check. @returns the checks that failed.
   */
  async function planted(breakIt: string, mendIt: string): Promise<string[]> {
    const change = (sql: string) =>
      world.database.asOwner(`BEGIN; ${triggers("DISABLE")} ${sql}; ${triggers("ENABLE")} COMMIT`);
    await change(breakIt);
    const { faults } = await checked();
    for (const { check, facts } of faults) {
      for (const t of translators) {
        expect(t.has(`fault.${check}`) && t.has(`said.${check}`), check).toBe(true);
        // Every value that the sentence wants is among the facts; what is missing would throw.
        expect(t(`said.${check}`, faultValues(facts ?? {}))).not.toMatch(/[{}]|Fen/);
      }
    }
    await change(mendIt);
    expect((await checked()).faults).toEqual([]);
    return [...new Set(faults.map(({ check }) => check))].sort();
  }

  it.each([
    [
      "a posting changed",
      `UPDATE postings SET amount_fen = amount_fen + 1 WHERE id = ${posting("wallet")}`,
      `UPDATE postings SET amount_fen = amount_fen - 1 WHERE id = ${posting("wallet")}`,
      ["kept_balance", "running_balance", "sum"],
    ],
    [
      "a kept balance changed",
      `UPDATE ledger_accounts SET balance_fen = balance_fen + 1 WHERE id = ${account("held")}`,
      `UPDATE ledger_accounts SET balance_fen = balance_fen - 1 WHERE id = ${account("held")}`,
      ["held", "kept_balance"],
    ],
    [
      "a running balance changed",
      `UPDATE postings SET balance_fen = balance_fen + 1 WHERE id = ${posting("wallet")}`,
      `UPDATE postings SET balance_fen = balance_fen - 1 WHERE id = ${posting("wallet")}`,
      ["running_balance"],
    ],
    [
      "an item made refunded without its posting",
      `UPDATE order_items SET state = 'refunded' WHERE display_name = 'freeagreed.com'`,
      `UPDATE order_items SET state = 'done' WHERE display_name = 'freeagreed.com'`,
      ["item_settlement"],
    ],
    [
      "a price changed after it was paid",
      `UPDATE order_items SET price_fen = price_fen + 1 WHERE display_name = 'freeagreed.com'`,
      `UPDATE order_items SET price_fen = price_fen - 1 WHERE display_name = 'freeagreed.com'`,
      ["item_accounts", "item_amount", "order_total"],
    ],
    [
      "an order that was never held",
      `UPDATE ledger_transactions SET key = key || 'x' WHERE kind = 'hold' AND ref_id = (SELECT order_id::text FROM order_items WHERE display_name = 'freeagreed.com')`,
      `UPDATE ledger_transactions SET key = left(key, -1) WHERE kind = 'hold' AND key LIKE '%x'`,
      ["order_not_held"],
    ],
    [
      "revenue that stands on another account",
      `UPDATE postings SET account_id = (SELECT id FROM ledger_accounts WHERE code = 'cost') WHERE account_id = (SELECT id FROM ledger_accounts WHERE code = 'revenue')`,
      `UPDATE postings SET account_id = (SELECT id FROM ledger_accounts WHERE code = 'revenue') WHERE account_id = (SELECT id FROM ledger_accounts WHERE code = 'cost') AND amount_fen > 0`,
      ["item_accounts"],
    ],
    [
      "a transaction without postings",
      `INSERT INTO ledger_transactions (id, key, digest, kind, at) VALUES ('00000000-0000-7000-8000-000000000001', 'bare', '', 'x', now())`,
      "DELETE FROM ledger_transactions WHERE key = 'bare'",
      ["empty_transaction"],
    ],
  ])("%s", async (_, breakIt, mendIt, checks) => {
    expect(await planted(breakIt, mendIt)).toEqual(checks);
  });

  it("a top-up confirmed on paper and not posted, and one posted with another amount", async () => {
    const { db, asOwner } = world.database;
    const { actor } = await world.customer(0n);
    const id = randomUUID();
    const data = {
      id,
      customerId: actor.userId,
      method: "bank_transfer",
      amountFen: 500n,
      reference: id.slice(0, 8),
    } as const;
    await db.topUp.create({ data: { ...data, state: "confirmed", receivedFen: 500n } });
    expect((await checked()).faults).toMatchObject([{ check: "paper_not_posted", subject: `top-up:${id}` }]);
    await postTopUp(db, {
      topUpId: id,
      customerId: actor.userId,
      amountFen: 499n,
      gateway: "bank_transfer",
      at: new Date(),
    });
    expect((await checked()).faults).toMatchObject([
      { check: "paper_amount", facts: { paperFen: "500", postedFen: "499" } },
    ]);
    await asOwner("UPDATE top_ups SET received_fen = 499 WHERE id = $1", [id]);
    expect((await checked()).faults).toEqual([]);
    await asOwner("UPDATE top_ups SET method = 'sandbox_payment' WHERE id = $1", [id]);
    expect((await checked()).faults).toMatchObject([{ check: "paper_account", subject: `top-up:${id}` }]);
    await asOwner("UPDATE top_ups SET method = 'bank_transfer' WHERE id = $1", [id]);
  });

  it("a correction with another sum on paper than posted, one that its top-up does not show, and one that is gone", async () => {
    const { actor } = await world.customer(0n);
    const clerk = { ...(await world.staff()), reauthAt: new Date() };
    const transfer = {
      customerId: actor.userId,
      method: "bank_transfer",
      amountFen: 5_000n,
      reference: "KQPLANTED",
    } as const;
    const { id } = await world.database.db.topUp.create({ data: transfer });
    await confirmTopUp(clerk, { id, receivedFen: 5_000n, bankSerial: "PLANTED-1" });
    await correctTopUp(clerk, { id, receivedFen: 4_000n, reason: "one yuan is ten" });
    await correctTopUp(clerk, { id, receivedFen: 3_000n, reason: "one yuan is ten", seen: 1 });
    expect((await checked()).faults).toEqual([]);
    const change = (sql: string) =>
      `ALTER TABLE top_up_changes DISABLE TRIGGER USER; ${sql}; ALTER TABLE top_up_changes ENABLE TRIGGER USER`;
    const ofSecond = `WHERE top_up_id = '${id}' AND n = 2`;
    const kept = "CREATE TABLE kept_changes AS SELECT * FROM top_up_changes";
    for (const [breakIt, mendIt, checks] of [
      [
        `UPDATE top_ups SET received_fen = 3001 WHERE id = '${id}'`,
        `UPDATE top_ups SET received_fen = 3000 WHERE id = '${id}'`,
        ["top_up_changes"],
      ],
      [
        `UPDATE top_up_changes SET from_fen = 3999 ${ofSecond}`,
        `UPDATE top_up_changes SET from_fen = 4000 ${ofSecond}`,
        ["paper_amount", "top_up_change_gap"],
      ],
      [
        `${kept} ${ofSecond}; DELETE FROM top_up_changes ${ofSecond}`,
        "INSERT INTO top_up_changes SELECT * FROM kept_changes; DROP TABLE kept_changes",
        ["top_up_changes"],
      ],
    ] as const)
      expect(await planted(change(breakIt), change(mendIt))).toEqual(checks);
  });
});

it("every check has a name, and a sentence with its values, in both languages", () => {
  const texts = [...bookChecks, ...documentChecks, ...paperChecks].map(({ sql }) => sql).join("\n");
  const found = [
    ...texts.matchAll(
      /SELECT '([a-z_]+)'(?: AS check)?,(?:[^']|' ')*?(?=jsonb_build_object)jsonb_build_object\(([^;]*?)\)(?: AS facts)?\s+FROM/g,
    ),
  ];
  expect(found).toHaveLength([...texts.matchAll(/jsonb_build_object/g)].length);
  for (const [, check = "", facts = ""] of found) {
    const values = Object.fromEntries([...facts.matchAll(/'(\w+)', /g)].map(([, name = ""]) => [name, "1"]));
    for (const t of translators) {
      expect(t.has(`fault.${check}`), check).toBe(true);
      expect(t(`said.${check}`, faultValues(values)), check).not.toMatch(/[{}]|said/);
    }
  }
});

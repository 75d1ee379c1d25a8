import { execFile } from "node:child_process";
import { afterAll, beforeAll, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/core/time";
import { type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { upstream } from "@/lib/upstream/client";
import { snapshotAgentBalance } from "@/lib/upstream/snapshot-agent-balance";

let world: ShopWorld;
beforeAll(async () => {
  world = await startShopWorld();
});
afterAll(() => world.close());

/** Runs the command as `npm run ledger:check` does. */
function ledgerCheck(): Promise<{ code: number; said: string }> {
  const env = { ...process.env, TSX_TSCONFIG_PATH: "tsconfig.node.json" };
  return new Promise((resolve) => {
    execFile(process.execPath, ["--import", "tsx", "scripts/operate/ledger-check.ts"], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, said: `${out}${err}` }),
    );
  });
}

it("lists charges that are not posted yet, says that the books agree, and ends with 1 when they don't", async () => {
  const { db } = world.database;
  await snapshotAgentBalance(db, upstream(), new Date(Date.now() - MINUTE_MS));
  const buyer = await world.customer();
  await world.database.asOwner(
    `INSERT INTO top_ups (id, customer_id, method, amount_fen, received_fen, reference, state, decided_at)
     SELECT ref_id::uuid, $1::uuid, 'bank_transfer', 1000000, 1000000, 'KQ1', 'confirmed', now()
       FROM ledger_transactions WHERE kind = 'top_up' AND ref_kind = 'top_up'`,
    [buyer.actor.userId],
  );
  const done = await buyer.buy("freedone.com");
  expect(await world.drive(done.itemId, { stepMs: 1 })).toBe("done");
  world.settings({ registerMs: 60 * MINUTE_MS });
  const accepted = await buyer.buy("freeslow.com");
  expect(await world.drive(accepted.itemId, { steps: 1 })).toBe("accepted");
  await world.fault({ kind: "dropAfter", endpoint: "domains.CreateDom", name: "freelost.com" });
  const unsure = await buyer.buy("freelost.com");
  expect(await world.drive(unsure.itemId, { steps: 1 })).toBe("unsure");
  await buyer.buy("freeplaced.com");
  await snapshotAgentBalance(db, upstream(), new Date(Date.now() + 1_000));

  const agree = await ledgerCheck();
  expect(agree.said.split("\n").map((line) => line.replace(/\d{4}-\S+ \S+|[\d.]+ s\b/g, "…"))).toEqual([
    expect.stringMatching(/^Agent account as of … \(Shanghai\): books [\d,.]+, upstream [\d,.]+$/),
    "  charged, not yet posted  55.00  freeslow.com",
    "  may be charged  55.00  freelost.com",
    "  55.00 is explained by freelost.com",
    expect.stringMatching(/^The books agree\. \d+ postings checked in …\.$/),
    "",
  ]);
  expect(agree.code).toBe(0);

  await world.database.asOwner("UPDATE orders SET total_fen = total_fen + 1 WHERE id = $1", [done.order.id]);
  const differ = await ledgerCheck();
  expect(differ.said).toContain(`order_total  ${done.order.id}  items ¥69.00, total ¥69.01`);
  expect(differ.said).toMatch(/^2 differences\. \d+ postings checked/m);
  expect(differ.code).toBe(1);
}, 60_000);

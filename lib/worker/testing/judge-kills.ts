/**
 * Compares after workers were killed: the sandbox's sales by the otime of each call, the items with their attempts, and the ledger.
 */
import { otimeText } from "@/lib/core/time";
import type { ShopDatabase, ShopWorld } from "@/lib/purchasing/testing/shop-world";
import { type JudgedItem, judgeItem, withAll } from "@/lib/purchasing/testing/simulation/judge";
import { checkAllBooks } from "@/lib/reports/books/check-all-books";
import { upstream } from "@/lib/upstream/client";
import { snapshotAgentBalance } from "@/lib/upstream/snapshot-agent-balance";

export async function judgeKills(
  world: ShopWorld<ShopDatabase>,
): Promise<{ faults: string[]; items: Record<string, number> }> {
  const { db } = world.database;
  await snapshotAgentBalance(db, upstream(), new Date());
  const books = await checkAllBooks(db);
  const faults = books.faults
    // The test's customers have postings of top-ups that do not exist.
    .filter(({ check }) => check !== "posted_without_paper")
    .map(({ check, subject, detail }) => `books: ${check} ${subject}: ${detail}`);
  const items = await db.orderItem.findMany({ include: withAll });
  const byOtime = new Map<string, JudgedItem>();
  for (const item of items)
    for (const attempt of item.attempts) byOtime.set(otimeText(new Date(Number(attempt.otimeMs))), item);
  const sales = [...world.sandbox.world.sales.values()];
  const soldTo = (id: string | undefined) => sales.filter((sale) => byOtime.get(sale.otime)?.id === id);
  for (const sale of soldTo(undefined)) faults.push(`${sale.name}: sold to no attempt`);
  const ends: Record<string, number> = {};
  for (const item of items) {
    const end = `${item.productLine} ${item.action} ${item.state} ${item.reasonCode ?? ""}`.trim();
    ends[end] = (ends[end] ?? 0) + 1;
    for (const fault of judgeItem(item, soldTo(item.id))) faults.push(`${item.displayName} (${item.action}): ${fault}`);
  }
  return { faults: [...faults, ...(await world.threeBooks()), ...(await judgeMails(world))], items: ends };
}

/** Each order here has one item: its end is told in one mail, and noted exactly when that mail was written. */
async function judgeMails({ database: { db } }: ShopWorld<ShopDatabase>): Promise<string[]> {
  const told = await db.$queryRaw<{ number: string; mails: number; noted: boolean }[]>`
    SELECT o.number, count(m.id)::int AS mails, bool_or(i.announced_at IS NOT NULL) AS noted
      FROM orders o JOIN order_items i ON i.order_id = o.id
      LEFT JOIN mails m ON m.user_id = o.customer_id AND position(o.number IN m.text) > 0 AND m.template LIKE 'orders.%'
     GROUP BY o.number`;
  return told
    .filter(({ mails, noted }) => mails !== (noted ? 1 : 0))
    .map(({ number, mails, noted }) => `order ${number}: ${mails} mails, ${noted ? "noted" : "not noted"}`);
}

import { fillPast } from "@/lib/purchasing/testing/fill-past";
import { startShopWorldIn } from "@/lib/purchasing/testing/shop-world";
import { checkAllBooks } from "@/lib/reports/books/check-all-books";
import { openOwnDatabase } from "@/lib/worker/testing/own-database";
import type { BenchRow } from "./row";
import { rate } from "./worker";

const FEW = 10_000;
const MANY = 1_000_000;
const ITEMS = 400;

/** The speed of the worker and of `ledger:check`, after ten thousand orders and after a million. */
export async function run(): Promise<BenchRow[]> {
  const few = await measure(FEW);
  const many = await measure(MANY);
  return [
    {
      name: "items fulfilled by one worker after 1,000,000 orders",
      value: many.perSecond,
      unit: "/s",
      baseline: { name: "after 10,000 orders", value: few.perSecond },
      target: "≥ 80 %",
      met: many.perSecond >= 0.8 * few.perSecond,
    },
    {
      name: `ledger:check, 1,000,000 orders, ${many.postingCount} postings`,
      value: many.checkSeconds,
      unit: "s",
      baseline: { name: "10,000 orders", value: few.checkSeconds },
      target: "≤ 300 s, no difference",
      met: many.checkSeconds <= 300 && many.faultCount === 0,
    },
  ];
}

async function measure(orders: number) {
  const shop = await startShopWorldIn(openOwnDatabase);
  try {
    await fillPast(process.env.DATABASE_OWNER_URL ?? "", { customers: orders / 5, orders, topUps: orders });
    // The agent balances that fillPast writes do not agree with its books.
    await shop.database.db.agentBalance.deleteMany();
    const { faults, postingCount, ms } = await checkAllBooks(shop.database.db);
    const buyer = await shop.customer(1_000_000_000n);
    const { perSecond } = await rate(shop, buyer, 1, ITEMS);
    return { perSecond, postingCount, faultCount: faults.length, checkSeconds: ms / 1_000 };
  } finally {
    await shop.close();
  }
}

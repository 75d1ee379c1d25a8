import { db } from "@/lib/db/client";
import { forgetPriceTable } from "@/lib/pricing/price-table";

/** Takes back what staff entered about products, costs and price rules, and forgets the prices that were read. */
export async function forgetCatalogue(): Promise<void> {
  await db.lineSetting.deleteMany();
  await db.lineCost.deleteMany();
  await db.upstreamPrice.deleteMany();
  await db.priceRule.deleteMany();
  forgetPriceTable();
}

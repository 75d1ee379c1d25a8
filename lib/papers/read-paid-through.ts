import "server-only";
import type { Tx } from "@/lib/db/client";
import type { Order, OrderItem } from "@/lib/db/generated/client";
import { sentences } from "@/lib/offers/describe-config";
import type { PaperContent } from "./contract";

/** The payment provider that an order was placed with, called as it is now; undefined: it was paid from the wallet alone. */
export async function readPaidThrough(
  tx: Tx,
  { id, items }: Order & { items: OrderItem[] },
): Promise<PaperContent["paidThrough"]> {
  const payment = await tx.payment.findFirst({
    where: { orderId: id, state: "paid" },
    select: { gateway: true, amountFen: true },
  });
  if (!payment) return;
  const [zh, en] = [await sentences("zh"), await sentences("en")];
  const key = `gateways.${payment.gateway}.name`;
  const orderedFen = items.reduce((sum, { priceFen }) => sum + priceFen, 0n);
  return { name: { zh: zh.say(key), en: en.say(key) }, withWallet: payment.amountFen < orderedFen };
}

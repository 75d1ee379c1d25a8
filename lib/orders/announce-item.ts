import "server-only";
import { formatFen } from "@/lib/core/money";
import type { Tx } from "@/lib/db/client";
import type { OrderItem } from "@/lib/db/generated/client";
import { queueMail } from "@/lib/notify/queue-mail";
import type { Reason } from "./contract";
import { itemDoneMail, itemRefundedMail } from "./mail-templates";
import { reasonSentence } from "./reason-sentence";

/** Tells the customer by mail how an item ended, in the transaction that ended it. */
export async function announceItem(
  tx: Tx,
  item: OrderItem,
  end: "done" | "refunded",
  reason: Reason | null,
): Promise<void> {
  const order = await tx.order.findUniqueOrThrow({
    where: { id: item.orderId },
    select: { number: true, customer: { select: { email: true, locale: true } } },
  });
  const recipient = { to: order.customer.email, userId: item.customerId, locale: order.customer.locale };
  if (end === "done") {
    const { displayName: name, years } = item;
    const serviceId = item.serviceId ?? "";
    const params = { name, years, renewed: item.action === "renew", serviceId, number: order.number };
    await queueMail(tx, itemDoneMail, recipient, params);
    return;
  }
  const why = reason ?? { code: "other", params: { code: "" } };
  await queueMail(tx, itemRefundedMail, recipient, {
    name: item.displayName,
    price: formatFen(item.priceFen),
    orderId: item.orderId,
    number: order.number,
    why: { zh: reasonSentence(why, "zh"), en: reasonSentence(why, "en") },
  });
}

import "server-only";
import type { Db } from "@/lib/db/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { actionOf } from "@/lib/product-lines/registry";
import { itemDoneMail, itemRefundedMail, transferCodeMail } from "./mail-templates";
import { reasonOf } from "./view-order";

/**
 * Enqueues the mail about an item that is final, or whose transfer needs another code from the customer. Run again after a crash, it may
 * enqueue a second mail.
 */
export async function announceItem(db: Db, itemId: string): Promise<void> {
  const item = await db.orderItem.findUniqueOrThrow({
    where: { id: itemId },
    include: { order: { select: { number: true, customer: { select: { email: true, locale: true } } } } },
  });
  const { number, customer } = item.order;
  const { displayName: name, orderId } = item;
  const recipient = { to: customer.email, userId: item.customerId, locale: customer.locale };
  if (item.state === "done") {
    const { productLine, action, years, months } = item;
    const params = { name, productLine, action, years, months, serviceId: item.serviceId ?? "", number };
    await queueMail(db, itemDoneMail, recipient, params);
  } else if (item.state === "accepted") {
    if (item.reasonCode !== null && item.reasonCode === actionOf(item).underWay?.wantsCode) {
      await queueMail(db, transferCodeMail, recipient, { name, orderId, number });
    }
  } else if (item.state === "refunded") {
    const reason = reasonOf(item.reasonCode, item.reasonParams) ?? { code: "other", params: { code: "" } };
    const { productLine, priceFen } = item;
    await queueMail(db, itemRefundedMail, recipient, { name, orderId, number, productLine, priceFen, reason });
  }
}

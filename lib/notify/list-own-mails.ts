import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { afterCursor } from "@/lib/db/after-cursor";
import { db } from "@/lib/db/client";
import type { MailStatus } from "@/lib/db/generated/client";
import { momentPage } from "@/lib/db/moment-page";
import type { Delivery, OwnMailRow } from "./contract";

/** What a customer is told of a mail. A kept one was not sent, because no mail server is set. */
export const deliveryOf = {
  sent: "sent",
  queued: "underway",
  failed: "notSent",
  kept: "notSent",
} as const satisfies Record<MailStatus, Delivery>;

/** One page of the mails that the shop wrote to the customer, newest first, also those that could not be delivered. */
export async function listOwnMails(
  actor: CustomerActor,
  { after, take }: { after?: string; take: number },
): Promise<{ rows: OwnMailRow[]; next: string | null }> {
  const found = await db.mail.findMany({
    where: { userId: actor.userId, ...afterCursor("createdAt", "desc", after) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: take + 1,
    select: { id: true, subject: true, createdAt: true, status: true },
  });
  const { page, next } = momentPage(found, take, ({ createdAt }) => createdAt);
  return { rows: page.map(({ status, ...row }) => ({ ...row, delivery: deliveryOf[status] })), next };
}

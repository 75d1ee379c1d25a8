import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { OwnPayLink } from "../pay-link-contract";
import { workingLink } from "./end-pay-link";

/** The customer's link that can still be paid; null: there is none. Its address isn't known any more. */
export async function readOwnPayLink(actor: CustomerActor): Promise<OwnPayLink | null> {
  return db.payLink.findFirst({
    where: { customerId: actor.userId, ...workingLink, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: "desc" },
    select: { id: true, amountFen: true, expiresAt: true },
  });
}

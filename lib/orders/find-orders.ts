import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { matching } from "@/lib/db/matching";

/** The newest orders by a part of their number. */
export async function findOrders(actor: StaffActor, { q, take }: { q: string; take: number }) {
  if (actor.kind !== "staff") throw forbidden();
  return db.order.findMany({
    where: { number: matching(q) },
    include: {
      customer: { select: { name: true, email: true } },
      items: { select: { displayName: true }, orderBy: { position: "asc" }, take: 3 },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take,
  });
}

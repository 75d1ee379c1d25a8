import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { changeBlocker, isDeletable } from "./change-blocker";
import type { RegistrantDetail, readRegistrantContract } from "./contract";
import { findOpenOrder } from "./find-open-order";
import { documentColumns, registrantRowOf, reviewViewOf } from "./registrant-view";

/** One registrant of the customer with its reviews, newest first. The document's number stays on the server. */
export async function readRegistrant(
  actor: CustomerActor,
  { id }: z.output<(typeof readRegistrantContract)["input"]>,
): Promise<RegistrantDetail> {
  const row = await db.registrant.findFirst({
    where: { id, customerId: actor.userId },
    include: {
      reviews: { orderBy: { createdAt: "desc" }, include: { documents: { select: documentColumns } } },
      services: { select: { name: true, endedAt: true } },
    },
  });
  if (!row) throw notFound("registrant");
  const order = await findOpenOrder(db, row);
  const held = row.services.filter(({ endedAt }) => endedAt === null);
  const blocker = row.archivedAt === null ? changeBlocker({ ...row, services: held }) : "archived";
  return {
    ...registrantRowOf(row),
    fields: row.fields as Record<string, string>,
    updatedAt: row.updatedAt,
    domainCount: held.length,
    locked: blocker ?? (order === null ? null : "in_order"),
    deletable: isDeletable(row),
    reviews: row.reviews.map(reviewViewOf),
  };
}

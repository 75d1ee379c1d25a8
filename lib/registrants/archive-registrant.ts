import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { archiveRegistrantContract } from "./contract";
import { deleteDocuments } from "./delete-documents";
import { findOpenOrder } from "./find-open-order";
import { findUnreviewedDomain } from "./find-unreviewed-domain";

/**
 * Hides a registrant; its domains keep it. Documents that were not submitted are deleted. Repeating is safe. Not while a domain of it waits for
 * its real-name review, which an archived registrant can't have, nor while an order uses it, which may bring such a domain.
 * @throws AppError not_found, registrants.in_order (409, with the order's number), registrants.review_wanted (409, with the domain's name).
 */
export async function archiveRegistrant(
  actor: CustomerActor,
  { id }: z.output<(typeof archiveRegistrantContract)["input"]>,
): Promise<Record<string, never>> {
  await db.$transaction(async (tx) => {
    const own = { id, customerId: actor.userId };
    const done = await tx.registrant.updateMany({
      where: { ...own, archivedAt: null },
      data: { archivedAt: new Date() },
    });
    if (done.count === 0) {
      if (await tx.registrant.findFirst({ where: own, select: { id: true } })) return;
      throw notFound("registrant");
    }
    const number = await findOpenOrder(tx, own);
    if (number !== null) throw conflict("registrants.in_order", { number });
    const domain = await findUnreviewedDomain(tx, own);
    if (domain !== null) throw conflict("registrants.review_wanted", domain);
    await deleteDocuments(tx, { review: { registrantId: id, state: "uploading" } });
    await recordEvent(tx, actor, { action: "registrants.archive", subject: { kind: "registrant", id } });
  });
  return {};
}

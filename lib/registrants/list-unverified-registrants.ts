import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { RegistrantRow } from "./contract";
import { DOCUMENT_TYPES } from "./document-contract";
import { registrantRowOf } from "./registrant-view";

/** Documents with which there is no real-name review, so that nothing waits for one. */
const notReviewed = DOCUMENT_TYPES.filter(({ audit }) => audit === null).map(({ code }) => code);

/** The customer's registrants whose real-name review has not passed, newest first. Their domains don't resolve in China. */
export async function listUnverifiedRegistrants(
  actor: CustomerActor,
  { take }: { take: number },
): Promise<{ rows: RegistrantRow[]; more: boolean }> {
  const found = await db.registrant.findMany({
    where: {
      customerId: actor.userId,
      archivedAt: null,
      idType: { notIn: notReviewed },
      reviews: { none: { state: "pass" } },
    },
    include: { reviews: { select: { state: true }, orderBy: { createdAt: "desc" } } },
    orderBy: { createdAt: "desc" },
    take: take + 1,
  });
  return { rows: found.slice(0, take).map(registrantRowOf), more: found.length > take };
}

import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { type FapiaoProfileView, MOST_PROFILES } from "../contract";
import { viewProfile } from "./view-profile";

/** Whom the customer's fapiao can be made out to, the oldest first. */
export async function listFapiaoProfiles(actor: CustomerActor): Promise<{ rows: FapiaoProfileView[] }> {
  const rows = await db.fapiaoProfile.findMany({
    where: { customerId: actor.userId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MOST_PROFILES,
  });
  return { rows: rows.map(viewProfile) };
}

import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { listRegistrantsContract, RegistrantRow } from "./contract";
import { registrantRowOf } from "./registrant-view";

/** The customer's registrants, newest first. */
export async function listRegistrants(
  actor: CustomerActor,
  input: z.output<(typeof listRegistrantsContract)["input"]>,
): Promise<{ rows: RegistrantRow[] }> {
  const rows = await db.registrant.findMany({
    where: { customerId: actor.userId, archivedAt: input.archived === "1" ? { not: null } : null },
    include: { reviews: { select: { state: true }, orderBy: { createdAt: "desc" } } },
    orderBy: { createdAt: "desc" },
    take: 500,
  });
  return { rows: rows.map(registrantRowOf) };
}

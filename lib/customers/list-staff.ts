import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { PersonRow } from "./contract";
import { personColumns, personRowOf } from "./person-row";

/** All staff, by name. Admins only. */
export async function listStaff(actor: StaffActor): Promise<{ rows: PersonRow[] }> {
  if (actor.role !== "admin") throw forbidden();
  const rows = await db.user.findMany({ where: { kind: "staff" }, orderBy: { name: "asc" }, select: personColumns });
  return { rows: rows.map(personRowOf) };
}

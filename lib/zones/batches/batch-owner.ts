import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import type { ZoneBatch } from "@/lib/db/generated/client";

/** Whose a new batch is. */
export function batchOwner({ kind, userId }: CustomerActor | StaffActor): { customerId: string } | { staffId: string } {
  return kind === "customer" ? { customerId: userId } : { staffId: userId };
}

/** The condition for batches that an actor may see: a customer's own; of the staff's, all of them see each. */
export function batchesOf({ kind, userId }: CustomerActor | StaffActor) {
  return kind === "customer" ? { customerId: userId } : { staffId: { not: null } };
}

/** The condition for services that an actor's batch may change. */
export function servicesOf({ kind, userId }: CustomerActor | StaffActor): { customerId?: string } {
  return kind === "customer" ? { customerId: userId } : {};
}

/** Who acts in a batch's jobs. Of the staff with the least role: records are changed by all of them. */
export function batchActor({ id, customerId, staffId }: ZoneBatch): CustomerActor | StaffActor {
  const nowhere = { sessionId: "", ip: "" };
  if (customerId !== null) return { kind: "customer", userId: customerId, ...nowhere };
  if (staffId !== null) return { kind: "staff", userId: staffId, role: "support", ...nowhere };
  throw new Error(`batch ${id} is nobody's`);
}

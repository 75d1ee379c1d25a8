import type { CustomerActor, StaffActor } from "@/lib/core/actor";

/** Who may have webhooks: a customer for their own events; staff, whose contracts let admins alone, for the shop's. */
export type WebhookActor = CustomerActor | StaffActor;

/** The condition for the webhooks that an actor may see and change: the customer's own, or the shop's. */
export const ownedBy = (actor: WebhookActor): { customerId: string | null } => ({
  customerId: actor.kind === "customer" ? actor.userId : null,
});

import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import type { RequestContext } from "@/lib/http/serve";
import { closePayment } from "./close-payment";
import type { PaymentView } from "./contract";
import { findPayment } from "./find-payment";
import { viewPayment } from "./view-payment";

/** Closes a payment of the customer's; one that was paid meanwhile is shown as paid. Safe to repeat. @throws AppError not_found, payments.gateway_unreachable. */
export async function cancelPayment(
  actor: CustomerActor,
  { id }: { id: string },
  { locale }: Pick<RequestContext, "locale">,
): Promise<PaymentView> {
  return viewPayment(await closePayment(await findPayment(actor, id)), locale);
}

import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import type { RequestContext } from "@/lib/http/serve";
import type { PaymentView } from "./contract";
import { findPayment } from "./find-payment";
import { settlePayment } from "./settle-payment";
import { viewPayment } from "./view-payment";

/** A payment of the customer's, after the gateway was asked if it is still open. @throws AppError not_found. */
export async function readPayment(
  actor: CustomerActor,
  { id }: { id: string },
  { locale }: Pick<RequestContext, "locale">,
): Promise<PaymentView> {
  const row = await findPayment(actor, id);
  const isOpen = row.state === "written" || row.state === "open";
  return viewPayment(isOpen ? await settlePayment(id) : row, locale);
}

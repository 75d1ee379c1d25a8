import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { acceptHandovers } from "./accept-handovers";

/**
 * Takes over a service that another customer hands over. Audited, with a mail to both. Of several calls at once one is carried out.
 * @throws AppError reauth.required; not_found; handovers.gone and as findHandedOver (409).
 */
export async function acceptHandover(actor: CustomerActor, { id }: { id: string }): Promise<{ serviceId: string }> {
  const outcome = (await acceptHandovers(actor, { ids: [id] })).get(id);
  if (!outcome) throw notFound("handover");
  if ("refusal" in outcome) throw outcome.refusal;
  return outcome;
}

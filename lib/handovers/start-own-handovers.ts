import "server-only";
import type { z } from "zod";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { CustomerActor } from "@/lib/core/actor";
import { assert, invalid } from "@/lib/core/errors";
import { findService } from "@/lib/services/find-service";
import { askOwnHandovers } from "./ask-own-handovers";
import type { startOwnHandoversContract } from "./own-contract";

/**
 * Asks that several services of the customer's go to the account with another address, all or none, and mails one link that confirms them.
 * Audited.
 * @throws AppError reauth.required; not_found; input.invalid with `confirm`; as askOwnHandovers.
 */
export async function startOwnHandovers(
  actor: CustomerActor,
  { ids, to, confirm }: z.output<typeof startOwnHandoversContract.input>,
): Promise<{ requestId: string }> {
  requireReauth(actor);
  for (const id of ids) await findService(actor, id);
  if (confirm.trim().toLowerCase() !== to)
    throw invalid({ confirm: { code: "controls.confirm", params: { name: to } } });
  const { requestId } = await askOwnHandovers(actor, ids, to);
  assert(requestId, "the services were one");
  return { requestId };
}

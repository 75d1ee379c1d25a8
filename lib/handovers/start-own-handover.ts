import "server-only";
import type { z } from "zod";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { CustomerActor } from "@/lib/core/actor";
import { assert, invalid } from "@/lib/core/errors";
import { findService } from "@/lib/services/find-service";
import { askOwnHandovers } from "./ask-own-handovers";
import type { startOwnHandoverContract } from "./own-contract";

/**
 * Asks that a service of the customer's goes to the account with another address, and mails a link that confirms it. Nothing is said about
 * whether an account has that address. Audited.
 * @throws AppError reauth.required; not_found; input.invalid with `confirm`; as askOwnHandovers.
 */
export async function startOwnHandover(
  actor: CustomerActor,
  { id, to, confirm }: z.output<typeof startOwnHandoverContract.input>,
): Promise<{ handoverId: string }> {
  requireReauth(actor);
  const { displayName: name } = await findService(actor, id);
  if (confirm.trim() !== name) throw invalid({ confirm: { code: "controls.confirm", params: { name } } });
  const [handoverId] = (await askOwnHandovers(actor, [id], to)).handoverIds;
  assert(handoverId, "no handover was written");
  return { handoverId };
}

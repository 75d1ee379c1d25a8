import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { acceptHandovers } from "./accept-handovers";
import type { acceptHandoversContract } from "./own-contract";

/**
 * Takes over several services that other customers hand over. @returns those that could not be taken over, and why.
 * @throws as acceptHandovers
 */
export async function acceptSeveral(
  actor: CustomerActor,
  input: z.output<typeof acceptHandoversContract.input>,
): Promise<z.output<typeof acceptHandoversContract.output>> {
  const outcomes = [...(await acceptHandovers(actor, input))];
  const refused = outcomes.flatMap(([id, outcome]) =>
    "refusal" in outcome ? [{ id, code: outcome.refusal.code, params: outcome.refusal.params }] : [],
  );
  return { accepted: outcomes.length - refused.length, refused };
}

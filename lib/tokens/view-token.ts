import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { TokenRow } from "./contract";
import { describeToken } from "./describe-token";

/** One of the customer's tokens, also one that has ended: what it bought is still to be seen. @throws AppError not_found (404). */
export async function viewToken(
  actor: CustomerActor,
  { id }: { id: string },
): Promise<TokenRow & { revokedAt: Date | null }> {
  const token = await db.apiToken.findFirst({ where: { id, customerId: actor.userId } });
  if (!token) throw notFound("token");
  return { ...describeToken(token), revokedAt: token.revokedAt };
}

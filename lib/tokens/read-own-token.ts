import "server-only";
import { hasToken } from "@/lib/auth/authenticate-token";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { TokenRow } from "./contract";
import { describeToken } from "./describe-token";

/** The token by which a program asks. @throws AppError not_found (404) for a person. */
export async function readOwnToken(actor: CustomerActor): Promise<TokenRow> {
  if (!hasToken(actor)) throw notFound("token");
  const token = await db.apiToken.findFirst({ where: { id: actor.token.id, customerId: actor.userId } });
  if (!token) throw notFound("token");
  return describeToken(token);
}

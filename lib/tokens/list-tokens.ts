import "server-only";
import { stillWorks } from "@/lib/auth/still-works";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { TokenRow } from "./contract";
import { describeToken } from "./describe-token";

/** The customer's tokens that still work, the newest first. */
export async function listTokens(actor: CustomerActor): Promise<{ rows: TokenRow[] }> {
  const now = new Date();
  const tokens = await db.apiToken.findMany({
    where: stillWorks(actor.userId, now),
    orderBy: { id: "desc" },
  });
  return { rows: tokens.map((token) => describeToken(token, now)) };
}

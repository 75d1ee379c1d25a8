import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { PayoutView } from "../payout-contract";
import { viewPayout } from "./view-payout";

const MOST = 20;

/** The customer's payouts, newest first. */
export async function listPayouts(actor: CustomerActor): Promise<{ rows: PayoutView[] }> {
  const rows = await db.payout.findMany({
    where: { customerId: actor.userId },
    orderBy: { createdAt: "desc" },
    take: MOST,
  });
  return { rows: rows.map(viewPayout) };
}

import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { cancelTopUpContract, TopUpView } from "./contract";
import { readTopUp } from "./list-top-ups";

/** Takes back an announced transfer. Twice is once. @throws AppError payments.not_pending when it was decided. */
export async function cancelTopUp(
  actor: CustomerActor,
  { id }: z.output<(typeof cancelTopUpContract)["input"]>,
): Promise<TopUpView> {
  await db.topUp.updateMany({
    where: { id, customerId: actor.userId, state: "pending" },
    data: { state: "cancelled", decidedAt: new Date() },
  });
  const row = await readTopUp(actor, { id });
  if (row.state !== "cancelled") throw conflict("payments.not_pending");
  return row;
}

import "server-only";
import type { z } from "zod";
import { lapseApprovals } from "@/lib/approvals/lapse-approvals";
import { subjectLock, takeLock } from "@/lib/approvals/take-lock";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { cancelTopUpContract, TopUpView } from "../contract";
import { readTopUp } from "./list-top-ups";

/**
 * Cancels an announced transfer, also one whose confirmation waits for a second person. Repeating is safe. @throws
 * AppError payments.not_pending when it was decided.
 */
export async function cancelTopUp(
  actor: CustomerActor,
  { id }: z.output<(typeof cancelTopUpContract)["input"]>,
): Promise<TopUpView> {
  const at = new Date();
  await db.$transaction(async (tx) => {
    await takeLock(tx, subjectLock("top_up", id));
    const { count } = await tx.topUp.updateMany({
      where: { id, customerId: actor.userId, state: "pending" },
      data: { state: "cancelled", decidedAt: at },
    });
    if (count > 0) await lapseApprovals(tx, actor, { kind: "top_up", subjectId: id, why: "overtaken", at });
  });
  const row = await readTopUp(actor, { id });
  if (row.state !== "cancelled") throw conflict("payments.not_pending");
  return row;
}

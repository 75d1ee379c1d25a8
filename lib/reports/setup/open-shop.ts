import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { missingSteps } from "../setup-contract";
import { readSetup } from "./read-setup";

/**
 * Opens the shop: from now on it sells. Admins only; audited with what was still missing of the rest. Safe to repeat: the first opening
 * stays.
 * @throws AppError shop.not_ready (409, count) while something that must be there is missing.
 */
export async function openShop(actor: StaffActor, _input: object = {}): Promise<{ openedAt: Date }> {
  const { steps } = await readSetup(actor);
  const count = missingSteps(steps).length;
  if (count > 0) throw new AppError("shop.not_ready", 409, { params: { count } });
  return await db.$transaction(async (tx) => {
    const { count: made } = await tx.shopOpening.createMany({
      data: [{ id: 1, openedAt: new Date(), openedBy: actor.userId }],
      skipDuplicates: true,
    });
    if (made > 0) {
      const undone = steps.filter(({ state }) => state !== "done").map(({ id }) => id);
      await recordEvent(tx, actor, { action: "reports.open-shop", after: { undone } });
    }
    const { openedAt } = await tx.shopOpening.findUniqueOrThrow({ where: { id: 1 } });
    return { openedAt };
  });
}

import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/client";

const KEY = /^claim:([0-9a-f-]{36})/;

/** The key of the adjustment that posts a claim's charge as a loss. @param nth how many times it was asked for. */
export const writeOffKey = (claimId: string, nth: number): string =>
  nth === 1 ? `claim:${claimId}` : `claim:${claimId}:${nth}`;

/**
 * Opens a claim again when the loss that it was closed with is not posted after all, so that staff see it and
 * the difference of the agent account stays explained. Audited. Does nothing when the adjustment's key does not
 * belong to a claim.
 */
export async function reopenClaim(tx: Tx, actor: StaffActor, requestKey: string): Promise<void> {
  const id = KEY.exec(requestKey)?.[1];
  if (!id) return;
  const open = { closedAt: null, closedBy: null, outcome: null, resolution: null };
  const [claim] = await tx.claim.updateManyAndReturn({ where: { id, outcome: "written_off" }, data: open });
  if (!claim) return;
  const { customerId } = await tx.orderItem.findUniqueOrThrow({
    where: { id: claim.itemId },
    select: { customerId: true },
  });
  await recordEvent(tx, actor, {
    action: "orders.reopen-claim",
    subject: { kind: "claim", id },
    customerId,
    before: { outcome: "written_off" },
    after: { kind: claim.kind },
  });
}

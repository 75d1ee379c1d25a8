import "server-only";
import { takeLock } from "@/lib/approvals/take-lock";
import type { Tx } from "@/lib/db/client";
import type { User } from "@/lib/db/generated/client";
import { readSetting } from "@/lib/settings/read-setting";
import { readApprovedAlone } from "./read-approved-alone";

/**
 * Whether this sum, with what this person approved alone in the last 24 hours, is beyond what one person may let out of the shop. It locks
 * the person, so that two requests at once can't both pass.
 */
export async function isBeyondPayoutLimit(tx: Tx, userId: string, amountFen: bigint, at: Date): Promise<boolean> {
  await takeLock(tx, `payouts:${userId}`);
  return (await readApprovedAlone(tx, userId, at)) + amountFen > (await readSetting("money", tx)).payoutLimitFen;
}

/** Whether somebody who agreed may still decide about money that leaves the shop. */
export const stillDecides = (person: Pick<User, "status" | "role"> | null | undefined): boolean =>
  person?.status === "active" && (person.role === "finance" || person.role === "admin");

/** Who agreed first; null also when that person decides nothing any more. */
export async function stillAgreedBy(tx: Tx, firstBy: string | null): Promise<string | null> {
  if (firstBy === null) return null;
  const first = await tx.user.findUnique({ where: { id: firstBy }, select: { status: true, role: true } });
  return stillDecides(first) ? firstBy : null;
}

import "server-only";
import { conflict } from "@/lib/core/errors";
import { addMs, HOUR_MS, shanghaiMinute } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";
import { CHANGED_ACCOUNT_HOURS } from "./own-contract";

/** After which the account may be in other hands than before. */
const CHANGES = [
  "customers.change-password",
  "customers.reset-password",
  "customers.change-email",
  "customers.enable-totp",
  "customers.disable-totp",
  "customers.add-passkey",
  "customers.reset-second-factor",
] as const;

/** When somebody last changed what the account is entered with, after `since`; null: nobody did. */
async function lastAccountChange(tx: Db | Tx, userId: string, since: Date): Promise<Date | null> {
  const changed = await tx.auditEvent.findFirst({
    where: { subjectKind: "user", subjectId: userId, action: { in: [...CHANGES] }, at: { gt: since } },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  return changed?.at ?? null;
}

/**
 * Requires that nobody has changed what the account is entered with for CHANGED_ACCOUNT_HOURS: whoever has stolen a mailbox can set a
 * password, and what went to another account is hard to get back.
 * @throws AppError handovers.account_changed (409).
 */
export async function requireUnchangedAccount(tx: Db | Tx, userId: string, at: Date): Promise<void> {
  const changed = await lastAccountChange(tx, userId, addMs(at, -CHANGED_ACCOUNT_HOURS * HOUR_MS));
  if (!changed) return;
  const until = shanghaiMinute(addMs(changed, CHANGED_ACCOUNT_HOURS * HOUR_MS));
  throw conflict("handovers.account_changed", { hours: CHANGED_ACCOUNT_HOURS, until });
}

/** Whether the account has been changed since a moment: what was asked for before may have been asked for by a thief. */
export async function isAccountChanged(tx: Db | Tx, userId: string, since: Date): Promise<boolean> {
  return (await lastAccountChange(tx, userId, since)) !== null;
}

import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { addMs, HOUR_MS } from "@/lib/core/time";
import { type Db, db, type Tx } from "@/lib/db/client";
import { NEW_ACCOUNT_HOURS } from "./contract";

/**
 * Throws for one of two people whose account was made, or given a role or a new second factor, from the pages a short time ago: otherwise
 * somebody could create a second account and approve their own request. Accounts made on the command line decide at once.
 * @throws AppError approvals.new_account (403).
 */
export async function requireOldAccount(tx: Tx, actor: StaffActor, at: Date): Promise<void> {
  if (await isNewAccount(tx, actor.userId, at)) throw forbidden("approvals.new_account");
}

/** Whether an account is too new to be one of two people, whichever of them. */
export async function isNewAccount(tx: Db | Tx, userId: string, at: Date): Promise<boolean> {
  return (await newAccounts(tx, [userId], at)).has(userId);
}

/** Whether the reader's account is too new to be one of two people. */
export const isActorNew = ({ userId }: StaffActor): Promise<boolean> => isNewAccount(db, userId, new Date());

/** Those of the accounts that are too new to be one of two people. */
export async function newAccounts(tx: Db | Tx, userIds: readonly string[], at = new Date()): Promise<Set<string>> {
  const made = await tx.auditEvent.findMany({
    where: {
      subjectKind: "user",
      subjectId: { in: [...new Set(userIds)] },
      at: { gt: addMs(at, -NEW_ACCOUNT_HOURS * HOUR_MS) },
      actorKind: "staff",
      action: { in: ["customers.create-staff", "customers.change-staff", "customers.reset-second-factor"] },
    },
    select: { subjectId: true },
  });
  return new Set(made.flatMap(({ subjectId }) => subjectId ?? []));
}

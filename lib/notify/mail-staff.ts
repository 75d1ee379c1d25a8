import "server-only";
import type { StaffRole } from "@/lib/core/actor";
import type { Db, Tx } from "@/lib/db/client";
import { queueMail } from "./queue-mail";
import type { MailTemplate } from "./template";

/**
 * Mails every active member of staff who has one of these roles, each in their own language, in the caller's transaction if there is
 * one. Repeating it mails again: the caller sees to that it happens once.
 * @param except somebody who gets no mail, because it is about them or they did it.
 */
export async function mailStaff<P>(
  tx: Tx | Db,
  template: MailTemplate<P>,
  params: P,
  { roles, except }: { roles: readonly StaffRole[]; except?: string },
): Promise<void> {
  const people = await tx.user.findMany({
    where: { kind: "staff", status: "active", role: { in: [...roles] }, ...(except ? { id: { not: except } } : {}) },
    select: { id: true, email: true, locale: true },
    orderBy: { id: "asc" },
  });
  for (const { id, email, locale } of people) {
    await queueMail(tx, template, { to: email, userId: id, locale }, params);
  }
}

import "server-only";
import { pageUrl } from "@/lib/accounts/email-token";
import type { StaffActor, StaffRole } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { staffAccountMail } from "@/lib/notify/templates/staff-account";

/** Mails every admin but the person themselves that one of the staff made an account, or gave it a role. */
export async function tellOfStaffAccount(
  tx: Tx,
  actor: StaffActor,
  account: { id: string; name: string; email: string; role: StaffRole },
): Promise<void> {
  const select = { id: true, name: true, email: true, locale: true } as const;
  const where = { kind: "staff", status: "active", role: "admin" } as const;
  const by = await tx.user.findUnique({ where: { id: actor.userId }, select });
  const named = ({ name, email }: { name: string; email: string }) => `${name} (${email})`;
  const params = {
    whose: named(account),
    by: by ? named(by) : "–",
    role: account.role,
    url: pageUrl("/admin/staff"),
  };
  for (const { id, email, locale } of await tx.user.findMany({ where, select })) {
    if (id !== account.id) await queueMail(tx, staffAccountMail, { to: email, userId: id, locale }, params);
  }
}

import "server-only";
import { pageUrl } from "@/lib/accounts/email-token";
import type { StaffActor, StaffRole } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/client";
import { mailStaff } from "@/lib/notify/mail-staff";
import { staffAccountMail } from "@/lib/notify/templates/staff-account";

/** Mails every admin but the person themselves that one of the staff made an account, or gave it a role. */
export async function tellOfStaffAccount(
  tx: Tx,
  actor: StaffActor,
  account: { id: string; name: string; email: string; role: StaffRole },
): Promise<void> {
  const by = await tx.user.findUnique({ where: { id: actor.userId }, select: { name: true, email: true } });
  const named = ({ name, email }: { name: string; email: string }) => `${name} (${email})`;
  const params = {
    whose: named(account),
    by: by ? named(by) : "–",
    role: account.role,
    url: pageUrl("/admin/staff"),
  };
  await mailStaff(tx, staffAccountMail, params, { roles: ["admin"], except: account.id });
}

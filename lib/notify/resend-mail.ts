import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import { env } from "@/lib/env";
import { enqueueMail } from "./queue-mail";

/**
 * Queues a kept or failed mail again, once the mail server is set up or works again. A sent mail is not sent again.
 * @throws AppError notify.no_smtp (409): it would only be kept again.
 */
export async function resendMail(actor: StaffActor, { id }: { id: string }): Promise<Record<string, never>> {
  if (actor.role === "finance") throw forbidden();
  requireMailServer();
  await db.$transaction(async (tx) => {
    const mail = await tx.mail.findUnique({ where: { id }, select: { userId: true } });
    if (!mail) throw notFound("mail");
    const taken = await tx.mail.updateMany({
      where: { id, status: { in: ["kept", "failed"] } },
      data: { status: "queued", attempts: 0, error: null },
    });
    if (taken.count === 0) throw conflict("notify.not_resendable");
    await enqueueMail(tx, id);
    await recordResending(tx, actor, { id, userId: mail.userId });
  });
  return {};
}

/** @throws AppError notify.no_smtp (409) while no mail server is set. */
export function requireMailServer(): void {
  if (!env().SMTP_URL) throw conflict("notify.no_smtp");
}

/** Audits that staff sent a mail again. */
export async function recordResending(
  tx: Tx,
  actor: StaffActor,
  { id, userId }: { id: string; userId: string | null },
): Promise<void> {
  const subject = { kind: "mail" as const, id };
  await recordEvent(tx, actor, { action: "notify.resend-mail", subject, ...(userId ? { customerId: userId } : {}) });
}

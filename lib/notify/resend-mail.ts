import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { enqueueMail } from "./queue-mail";

/** Queues a kept or failed mail again, once the mail server is set up or works again. A sent mail is not sent again. */
export async function resendMail(actor: StaffActor, { id }: { id: string }): Promise<Record<string, never>> {
  if (actor.role === "finance") throw forbidden();
  await db.$transaction(async (tx) => {
    const mail = await tx.mail.findUnique({ where: { id }, select: { userId: true } });
    if (!mail) throw notFound("mail");
    const taken = await tx.mail.updateMany({
      where: { id, status: { in: ["kept", "failed"] } },
      data: { status: "queued", attempts: 0, error: null },
    });
    if (taken.count === 0) throw conflict("notify.not_resendable");
    await enqueueMail(tx, id);
    await recordEvent(tx, actor, {
      action: "notify.resend-mail",
      subject: { kind: "mail", id },
      ...(mail.userId ? { customerId: mail.userId } : {}),
    });
  });
  return {};
}

import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { queueMail } from "@/lib/notify/queue-mail";
import { testMail } from "../mail-templates";

/** Queues a mail to the admin who asks. @throws AppError shop.no_smtp (409) where no mail could be sent. */
export async function sendTestMail(actor: StaffActor, _input: object = {}): Promise<{ to: string }> {
  if (actor.role !== "admin") throw forbidden();
  if (!env().SMTP_URL) throw conflict("shop.no_smtp");
  const { email, locale } = await db.user.findUniqueOrThrow({ where: { id: actor.userId } });
  await db.$transaction(async (tx) => {
    await queueMail(tx, testMail, { to: email, userId: actor.userId, locale }, {});
    await recordEvent(tx, actor, { action: "reports.send-test-mail" });
  });
  return { to: email };
}

import "server-only";
import MailComposer from "nodemailer/lib/mail-composer";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { shanghaiMinute } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { mailMessageId } from "@/lib/notify/mail-message-id";
import type { answerMailContract } from "../mail-contract";
import { requireTicketStaff } from "../staff/require-ticket-staff";
import { takeMail } from "./take-mail";

/**
 * Answers a mail of a shop on the sandbox as its recipient's mail program would, quoting it: whoever tries the shop out sees how an
 * answer arrives. It goes the way of every mail that comes in.
 * @throws AppError not_found, also for a shop that sells; tickets.mail_takes_no_answer
 */
export async function answerMail(
  actor: StaffActor,
  { id, body }: z.output<typeof answerMailContract.input>,
): Promise<z.output<typeof answerMailContract.output>> {
  requireTicketStaff(actor);
  if (!env().sandbox) throw notFound("route");
  const mail = await db.mail.findUnique({ where: { id } });
  if (!mail) throw notFound("mail");
  if (!mail.replyTo) throw conflict("tickets.mail_takes_no_answer");
  const quoted = mail.text
    .trimEnd()
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
  const composed = new MailComposer({
    from: mail.toAddress,
    to: mail.replyTo,
    subject: `Re: ${mail.subject}`,
    text: `${body}\n\n在 ${shanghaiMinute(mail.createdAt)}，${mail.replyTo} 写道：\n${quoted}\n`,
    messageId: `<${newId()}@example.com>`,
    inReplyTo: mailMessageId(mail.id),
    references: [mailMessageId(mail.id)],
  });
  return { outcome: await takeMail(await composed.compile().build()) };
}

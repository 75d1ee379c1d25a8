import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { writeCursor } from "@/lib/core/moment-cursor";
import { afterCursor } from "@/lib/db/after-cursor";
import { db } from "@/lib/db/client";
import { matching } from "@/lib/db/matching";
import { env } from "@/lib/env";
import type { listMailsContract, MailRow } from "./contract";

export const mailRowColumns = {
  id: true,
  toAddress: true,
  template: true,
  locale: true,
  subject: true,
  status: true,
  attempts: true,
  error: true,
  createdAt: true,
  sentAt: true,
} as const;

/** One page of outgoing mail, newest first; `q` is the beginning of an address, or a part of a subject. `smtp`: whether mails are sent at all. */
export async function listMails(
  _actor: StaffActor,
  input: z.output<typeof listMailsContract.input>,
): Promise<{ rows: MailRow[]; next: string | null; smtp: boolean }> {
  const q = input.q?.trim();
  const found = await db.mail.findMany({
    where: {
      ...(input.status ? { status: input.status } : {}),
      AND: [
        q ? { OR: [{ toAddress: { startsWith: q.toLowerCase() } }, { subject: matching(q) }] } : {},
        afterCursor("createdAt", "desc", input.after),
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.take + 1,
    select: mailRowColumns,
  });
  const rows = found.slice(0, input.take);
  const last = rows.at(-1);
  const next = found.length > input.take && last ? writeCursor({ at: last.createdAt, id: last.id }) : null;
  return { rows, next, smtp: env().SMTP_URL !== undefined };
}

import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { readMoment } from "@/lib/core/cursor";
import { db } from "@/lib/db/client";
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

/** One page of outgoing mail, newest first. `smtp` tells whether mails are sent at all. */
export async function listMails(
  _actor: StaffActor,
  input: z.output<typeof listMailsContract.input>,
): Promise<{ rows: MailRow[]; next: string | null; smtp: boolean }> {
  const q = input.q?.trim();
  const before = readMoment(input.after);
  const found = await db.mail.findMany({
    where: {
      ...(input.status ? { status: input.status } : {}),
      ...(q
        ? {
            AND: [
              {
                OR: [
                  { toAddress: { contains: q, mode: "insensitive" as const } },
                  { subject: { contains: q, mode: "insensitive" as const } },
                ],
              },
            ],
          }
        : {}),
      ...(before ? { OR: [{ createdAt: { lt: before.at } }, { createdAt: before.at, id: { lt: before.id } }] } : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.take + 1,
    select: mailRowColumns,
  });
  const rows = found.slice(0, input.take);
  const last = rows.at(-1);
  const next = found.length > input.take && last ? `${last.createdAt.getTime()}_${last.id}` : null;
  return { rows, next, smtp: env().SMTP_URL !== undefined };
}

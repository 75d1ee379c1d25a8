import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { idsContaining } from "@/lib/db/ids-containing";
import { keysetPage, type SortColumn } from "@/lib/db/keyset";
import { escapeLike, matching } from "@/lib/db/matching";
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

const sorts = { written: { kind: "time", column: "createdAt" } } as const satisfies Record<string, SortColumn>;

/** One page of outgoing mail, newest first unless sorted otherwise; `q` is the beginning of an address, or a part of a subject. `smtp`: whether mails are sent at all. */
export async function listMails(
  _actor: StaffActor,
  input: z.output<typeof listMailsContract.input>,
): Promise<{ rows: MailRow[]; next: string | null; smtp: boolean }> {
  const { status, from, to, sort = "-written", after, take } = input;
  const q = input.q?.trim();
  const searched = q
    ? {
        OR: [
          { toAddress: { startsWith: escapeLike(q.toLowerCase()) } },
          { subject: matching(q) },
          ...(await idsContaining("mails", q)),
        ],
      }
    : {};
  const written = from || to ? { createdAt: { ...(from ? { gte: from } : {}), ...(to ? { lt: to } : {}) } } : {};
  const page = await keysetPage({ sorts, sort, after, take }, (step) =>
    db.mail.findMany({
      where: { ...(status ? { status } : {}), AND: [searched, written, step.where] },
      orderBy: step.orderBy,
      take: step.take,
      select: mailRowColumns,
    }),
  );
  return { ...page, smtp: env().SMTP_URL !== undefined };
}

import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { resendKeptMailsContract } from "./contract";
import { enqueueMail } from "./queue-mail";
import { recordResending, requireMailServer } from "./resend-mail";

type Input = z.output<typeof resendKeptMailsContract.input>;

const MOST = 500;
/** Most single-use links work for a day. */
const LINK_MS = DAY_MS;

/**
 * Queues mails that were kept because no mail server was set, up to 500 at a time, the oldest first. A mail whose single-use link has
 * expired is left out: it would only puzzle its recipient. Audited.
 * @throws AppError notify.no_smtp (409): they would only be kept again.
 */
export async function resendKeptMails(actor: StaffActor, input: Input): Promise<{ count: number }> {
  if (actor.role === "finance") throw forbidden();
  requireMailServer();
  return db.$transaction(async (tx) => {
    const found = await tx.mail.findMany({
      where: keptMails(input),
      orderBy: { createdAt: "asc" },
      take: MOST,
      select: { id: true },
    });
    const taken = await tx.mail.updateManyAndReturn({
      where: { id: { in: found.map(({ id }) => id) }, status: "kept" },
      data: { status: "queued", attempts: 0, error: null },
      select: { id: true, userId: true },
    });
    for (const { id, userId } of taken) {
      await enqueueMail(tx, id);
      await recordResending(tx, actor, { id, userId });
    }
    return { count: taken.length };
  });
}

/** How many mails one call would queue. */
export async function countKeptMails(input: Input): Promise<number> {
  return db.mail.count({ where: keptMails(input), take: MOST });
}

function keptMails({ from, to }: Input): Prisma.MailWhereInput {
  return {
    status: "kept",
    ...(from || to ? { createdAt: { ...(from ? { gte: from } : {}), ...(to ? { lt: to } : {}) } } : {}),
    OR: [{ tokenEnc: null }, { createdAt: { gte: addMs(new Date(), -LINK_MS) } }],
  };
}

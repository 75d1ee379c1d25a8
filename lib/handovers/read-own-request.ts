import "server-only";
import { mailKept } from "@/lib/accounts/email-token";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { stillStands } from "./find-to-accept";
import type { OwnRequestPage } from "./own-contract";
import { isLinkOf } from "./own-link";

/**
 * The handovers that a customer asked for together, and what became of each.
 * @param options.token of the mailed link by which the page was opened
 * @throws AppError not_found.
 */
export async function readOwnRequest(
  actor: CustomerActor,
  { id: requestId, token }: { id: string; token?: string | undefined },
): Promise<OwnRequestPage> {
  const at = new Date();
  const rows = await db.ownHandover.findMany({
    where: { requestId, fromId: actor.userId },
    include: { service: { select: { id: true, productLine: true, displayName: true } } },
    orderBy: { service: { displayName: "asc" } },
  });
  const [first] = rows;
  if (!first) throw notFound("handover");
  const waiting = rows.filter(({ decidedAt, expiresAt }) => decidedAt === null && expiresAt > at);
  const open = waiting[0];
  return {
    ...{ id: requestId, to: first.toEmail, mailKept: mailKept() },
    rows: rows.map((row) => ({
      ...row.service,
      state: row.outcome ?? (row.expiresAt > at ? "waiting" : "expired"),
    })),
    waits: open
      ? {
          ...{ handoverId: open.id, confirmed: open.confirmedAt !== null, expiresAt: open.expiresAt },
          stands: await stillStands(db, open),
          link: token === undefined ? null : isLinkOf(open, token) ? "confirms" : "other",
        }
      : null,
  };
}

import "server-only";
import { mailKept } from "@/lib/accounts/email-token";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { findService } from "@/lib/services/find-service";
import { requireUnchangedAccount } from "./account-changes";
import { describeGoods, spendsByItself } from "./describe-goods";
import { findHandedOver } from "./find-handover";
import { stillStands } from "./find-to-accept";
import type { OwnHandoverPage } from "./own-contract";
import { isLinkOf } from "./own-link";

/**
 * What would go to another account with a service of the customer's, the handover that waits, and why none can be asked for now.
 * @param options.token of the mailed link by which the page was opened
 * @throws AppError not_found.
 */
export async function readOwnHandover(
  actor: CustomerActor,
  { id, token }: { id: string; token?: string | undefined },
): Promise<OwnHandoverPage> {
  const at = new Date();
  const service = await findService(actor, id, { ended: true });
  const row = await db.ownHandover.findFirst({ where: { serviceId: id, decidedAt: null, expiresAt: { gt: at } } });
  // One that a new password has made void still waits: it is withdrawn before another one can be asked for.
  const { toEmail: to = "", confirmedAt = null } = row ?? {};
  const stands = row !== null && (await stillStands(db, row));
  const waits = row && { ...{ id: row.id, to, expiresAt: row.expiresAt }, confirmed: confirmedAt !== null, stands };
  const foreignLink = token !== undefined && (row === null || !isLinkOf(row, token));
  const of = { waits, foreignLink, mailKept: mailKept() };
  try {
    await requireUnchangedAccount(db, actor.userId, at);
    const { services } = await findHandedOver(db, id, { lock: false });
    return {
      ...of,
      ...(await describeGoods(db, services)),
      automatic: await spendsByItself(db, services),
      refusal: null,
    };
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 409) throw error;
    const { code, params } = error;
    return { ...of, ...(await describeGoods(db, [service])), automatic: service.autoRenew, refusal: { code, params } };
  }
}

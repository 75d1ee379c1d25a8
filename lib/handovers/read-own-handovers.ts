import "server-only";
import { mailKept } from "@/lib/accounts/email-token";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { findService } from "@/lib/services/find-service";
import { requireUnchangedAccount } from "./account-changes";
import { spendsByItself } from "./describe-goods";
import { findHandedOver } from "./find-handover";
import type { OwnHandoversPage } from "./own-contract";

type Refusal = NonNullable<OwnHandoversPage["refusal"]>;

/**
 * Several services that a customer wants to hand over: which of them can go now, with their gifts, and why the others can't.
 * @throws AppError not_found, for one of them.
 */
export async function readOwnHandovers(actor: CustomerActor, ids: readonly string[]): Promise<OwnHandoversPage> {
  const at = new Date();
  const refusal = await refusalOf(requireUnchangedAccount(db, actor.userId, at));
  const page: OwnHandoversPage = { goods: [], refused: [], automatic: false, refusal, mailKept: mailKept() };
  for (const id of new Set(ids)) {
    const { productLine, displayName } = await findService(actor, id, { ended: true });
    const found = { id, productLine, displayName };
    const waits = await db.ownHandover.count({ where: { serviceId: id, decidedAt: null, expiresAt: { gt: at } } });
    const refused =
      waits > 0
        ? { code: "handovers.waits", params: {} }
        : await refusalOf(
            findHandedOver(db, id, { lock: false }).then(async ({ services }) => {
              const names = services.slice(1).map((gift) => gift.displayName);
              page.goods.push({ ...found, gifts: names });
              page.automatic ||= await spendsByItself(db, services);
            }),
          );
    if (refused) page.refused.push({ ...found, ...refused });
  }
  return page;
}

/** Why it can't be done; null: it can. */
async function refusalOf(work: Promise<unknown>): Promise<Refusal | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 409) throw error;
    return { code: error.code, params: error.params };
  }
}

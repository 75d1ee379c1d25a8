import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { Config } from "@/lib/product-lines/form";
import { productLineOf } from "@/lib/product-lines/registry";
import { type Term, usualTerm } from "@/lib/product-lines/term";
import type { AutoRenewTrouble } from "@/lib/services/contract";
import type { DueService } from "./contract";

const DUE_MS = 30 * DAY_MS;

/** The term that it was bought for last, or that most people renew for. Whether it is sold now is asked when it is put into the cart. */
function renewalTerm(productLine: string, config: unknown, termMonths: number | null): Term | null {
  const terms = productLineOf(productLine).actions.renew?.terms(config as Config) ?? [];
  return terms.length > 0 ? usualTerm(terms, termMonths) : null;
}

/**
 * The customer's services that expire within thirty days or have expired, the first one on top, without gifts, which are renewed
 * with their host. `more`: there are others. Calls no upstream.
 */
export async function listDueServices(
  actor: CustomerActor,
  { take }: { take: number },
  now: Date,
): Promise<{ rows: DueService[]; more: boolean }> {
  const found = await db.service.findMany({
    where: {
      customerId: actor.userId,
      endedAt: null,
      parentId: null,
      state: { notIn: ["opening", "failed", "ended"] },
      expiresAt: { lt: new Date(now.getTime() + DUE_MS) },
    },
    orderBy: [{ expiresAt: "asc" }, { id: "asc" }],
    take: take + 1,
    select: {
      id: true,
      productLine: true,
      displayName: true,
      expiresAt: true,
      autoRenew: true,
      autoRenewTrouble: true,
      config: true,
      termMonths: true,
    },
  });
  const rows = found.slice(0, take).flatMap((service): DueService[] => {
    const { id, productLine, displayName, expiresAt, autoRenew, config } = service;
    if (!expiresAt) return [];
    const trouble = service.autoRenewTrouble as AutoRenewTrouble | null;
    const term = renewalTerm(productLine, config, service.termMonths);
    return [{ id, productLine, displayName, expiresAt, autoRenew, trouble, term }];
  });
  return { rows, more: found.length > take };
}

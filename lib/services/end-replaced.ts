import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/client";
import { productLineOf, spellingsOf } from "@/lib/product-lines/registry";
import { recordServiceEvent } from "./record-service-event";

export interface ReplacedProduct {
  productLine: string;
  name: string;
}

/**
 * The condition for services of a product under any of its spellings that have not ended, whoever's they are. A name that we choose is
 * stored in lower case, so that the index finds it; one that the upstream chooses may be written in any case.
 */
export function namedLike({ productLine, name }: ReplacedProduct) {
  const names = spellingsOf(productLine, name);
  if (productLineOf(productLine).actions.purchase?.findable)
    return { productLine, endedAt: null, name: { in: [...new Set(names.flatMap((one) => [one, one.toLowerCase()]))] } };
  const OR = names.map((one) => ({ name: { equals: one, mode: "insensitive" } as const }));
  return { productLine, endedAt: null, OR };
}

/**
 * Ends earlier services of a product's name, with the gifts that belong to them: that product left the upstream account (it lapsed, was
 * sold, was moved away, or never opened), and a new one has the name now. From here on nothing under the old ids calls the upstream.
 * @returns how many services ended.
 */
export async function endReplaced(tx: Tx, actor: Actor, product: ReplacedProduct, at: Date): Promise<number> {
  const before = await tx.service.findMany({ where: namedLike(product), select: { id: true } });
  const ids = before.map(({ id }) => id);
  if (ids.length === 0) return 0;
  const ended = await tx.service.updateManyAndReturn({
    where: { endedAt: null, OR: [{ id: { in: ids } }, { parentId: { in: ids } }] },
    data: { state: "ended", endedAt: at, autoRenew: false },
    select: { id: true },
  });
  for (const { id } of ended) await recordServiceEvent(tx, actor, { serviceId: id, kind: "ended" });
  return ended.length;
}

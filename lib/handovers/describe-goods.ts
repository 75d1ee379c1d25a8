import "server-only";
import type { Db, Tx } from "@/lib/db/client";
import type { Service } from "@/lib/db/generated/client";
import type { HandoverGoods } from "./own-contract";

/** What goes to another account, as people see it: the service, its gifts, and the registrant that stays. */
export async function describeGoods(tx: Db | Tx, services: readonly Service[]): Promise<HandoverGoods> {
  const registrantId = services[0]?.registrantId;
  const registrant = registrantId
    ? await tx.registrant.findUnique({ where: { id: registrantId }, select: { displayName: true } })
    : null;
  return {
    services: services.map(({ id, productLine, displayName }) => ({ id, productLine, displayName })),
    registrant: registrant?.displayName ?? null,
  };
}

/** Whether one of them is renewed automatically, or its points are bought automatically. */
export async function spendsByItself(tx: Db | Tx, services: readonly Service[]): Promise<boolean> {
  if (services.some(({ autoRenew }) => autoRenew)) return true;
  const serviceId = { in: services.map(({ id }) => id) };
  return (await tx.pointsLevel.count({ where: { serviceId, topUpPoints: { not: null } } })) > 0;
}

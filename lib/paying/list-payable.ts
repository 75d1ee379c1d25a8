import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { areKeysLost, isOfOtherWorld } from "@/lib/gateways/open-gateway";
import { gateways } from "@/lib/gateways/registry";
import type { PayableGateway } from "./contract";

/** The gateways that are set up and switched on, the one that the customer paid with last first. */
export async function listPayable(actor: CustomerActor): Promise<{ gateways: PayableGateway[] }> {
  const [payable, last] = await Promise.all([
    listOpenGateways(),
    db.payment.findFirst({
      // What somebody else paid by a link says nothing of this customer.
      where: { customerId: actor.userId, state: "paid", payLinkId: null },
      orderBy: { createdAt: "desc" },
      select: { gateway: true },
    }),
  ]);
  return { gateways: payable.sort((a, b) => Number(b.id === last?.gateway) - Number(a.id === last?.gateway)) };
}

/** The gateways that anybody can pay through, in their own order. */
export async function listOpenGateways(): Promise<PayableGateway[]> {
  const accounts = await db.gatewayAccount.findMany({ where: { enabled: true } });
  return gateways.flatMap(({ id }) => {
    const account = accounts.find(({ gateway }) => gateway === id);
    return account && !isOfOtherWorld(account) && !areKeysLost(account)
      ? [{ id, minFen: account.minFen, maxFen: account.maxFen }]
      : [];
  });
}

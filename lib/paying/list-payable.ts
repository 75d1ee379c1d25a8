import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { isOfOtherWorld } from "@/lib/gateways/open-gateway";
import { gateways } from "@/lib/gateways/registry";
import type { PayableGateway } from "./contract";

/** The gateways that are set up and switched on, the one that the customer paid with last first. */
export async function listPayable(actor: CustomerActor): Promise<{ gateways: PayableGateway[] }> {
  const [accounts, last] = await Promise.all([
    db.gatewayAccount.findMany({ where: { enabled: true } }),
    db.payment.findFirst({
      where: { customerId: actor.userId, state: "paid" },
      orderBy: { createdAt: "desc" },
      select: { gateway: true },
    }),
  ]);
  const payable = gateways.flatMap(({ id }) => {
    const account = accounts.find(({ gateway }) => gateway === id);
    return account && !isOfOtherWorld(account) ? [{ id, minFen: account.minFen, maxFen: account.maxFen }] : [];
  });
  return { gateways: payable.sort((a, b) => Number(b.id === last?.gateway) - Number(a.id === last?.gateway)) };
}

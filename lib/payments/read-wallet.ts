import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import type { RequestContext } from "@/lib/http/serve";
import { readDebt } from "@/lib/ledger/read-debt";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import type { WalletView } from "./contract";
import { readBank } from "./read-bank";

/** What the customer can spend, what is held and for which items, what is owed, and the bank account to pay into. */
export async function readWallet(
  actor: CustomerActor,
  _input: Record<string, never>,
  context: Pick<RequestContext, "locale">,
): Promise<WalletView> {
  const [balances, debtFen, items, bank] = await Promise.all([
    readWalletFen(db, actor.userId),
    readDebt(db, actor.userId),
    db.orderItem.findMany({
      where: { customerId: actor.userId, state: { notIn: ["done", "refunded"] }, priceFen: { gt: 0 } },
      include: { order: { select: { number: true } } },
      orderBy: { createdAt: "desc" },
      take: 100,
    }),
    readBank(context.locale),
  ]);
  const held = items.map((item) => ({
    itemId: item.id,
    orderId: item.orderId,
    orderNumber: item.order.number,
    name: item.displayName,
    ...{ productLine: item.productLine, action: item.action, years: item.years, months: item.months },
    state: item.state,
    priceFen: item.priceFen,
  }));
  return { ...balances, debtFen, held, bank, sandbox: env().sandbox };
}

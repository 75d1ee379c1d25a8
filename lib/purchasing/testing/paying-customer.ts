import { newId } from "@/lib/core/id";
import { postTopUp } from "@/lib/ledger/post-top-up";
import type { Buyer, ShopDatabase, ShopWorld } from "./shop-world";

/** A customer with a confirmed top-up behind the money, as the check of the books wants it. */
export async function payingCustomer(world: ShopWorld<ShopDatabase>, amountFen: bigint): Promise<Buyer> {
  const buyer = await world.customer(0n);
  const [id, at] = [newId(), new Date()];
  const { userId: customerId } = buyer.actor;
  await world.database.db.topUp.create({
    data: {
      ...{ id, customerId, method: "bank_transfer", amountFen, receivedFen: amountFen },
      ...{ reference: id, state: "confirmed", decidedAt: at },
    },
  });
  await postTopUp(world.database.db, { topUpId: id, customerId, amountFen, gateway: "bank_transfer", at });
  return buyer;
}

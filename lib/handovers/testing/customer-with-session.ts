import { DAY_MS } from "@/lib/core/time";
import type { Buyer, ShopWorld } from "@/lib/purchasing/testing/shop-world";

/** A customer with a session, who has just given the password. */
export async function customerWithSession(shop: ShopWorld): Promise<Buyer> {
  const buyer = await shop.customer();
  const { userId, sessionId } = buyer.actor;
  const at = new Date();
  await shop.database.db.session.create({
    data: {
      ...{
        id: sessionId,
        userId,
        tokenHash: new Uint8Array(Buffer.from(sessionId)),
        ip: "192.0.2.1",
        userAgent: "test",
      },
      ...{ createdAt: at, lastSeenAt: at, expiresAt: new Date(at.getTime() + DAY_MS) },
    },
  });
  return { ...buyer, actor: { ...buyer.actor, reauthAt: at } };
}

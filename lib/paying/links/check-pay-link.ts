import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { PayLink } from "@/lib/db/generated/client";
import { askOnceMore } from "@/lib/orders/ask-once-more";
import { type AskedItem, checkOrder } from "@/lib/orders/check-order";
import { endUselessLink } from "./end-pay-link";
import { openLinkOrder } from "./pay-link-order";

/** The upstream did not answer: it may in a moment. */
const UNANSWERED: readonly string[] = ["checkout.not_answered", "checkout.price_not_answered"];

/**
 * Whether the order of a link can still be placed: its items are still in the cart, nothing of it was ordered meanwhile, and the upstream
 * still sells it at that price. What is wrong is the customer's own matter: whoever pays is not told, and the customer gets a mail.
 * @throws AppError payments.link_ended (409): the link has ended then; payments.link_unchecked (503): nobody knows now.
 */
export async function checkPayLink(link: PayLink, ip: string): Promise<AskedItem[]> {
  const items = openLinkOrder(link);
  let refused = false;
  if (items && (await isInCart(link))) {
    try {
      const checked = await checkOrder(link.customerId, items, new Date());
      // Asked as the customer would: prices of their own services are asked for by their owner.
      const owner: CustomerActor = { kind: "customer", userId: link.customerId, sessionId: link.id, ip };
      await Promise.all(checked.map(({ quote }) => askOnceMore(owner, quote)));
      return items;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (UNANSWERED.includes(error.code) || error.status >= 500) {
        throw new AppError("payments.link_unchecked", 503, { cause: error });
      }
      refused = true;
    }
  }
  await endUselessLink(link, { tell: refused });
  throw conflict("payments.link_ended");
}

/** They leave the cart when they are ordered: whatever is bought without a name can be told by nothing else. */
export async function isInCart({ customerId, cartItemIds }: Pick<PayLink, "customerId" | "cartItemIds">) {
  const count = await db.cartItem.count({ where: { id: { in: cartItemIds }, cart: { customerId } } });
  return count === cartItemIds.length;
}

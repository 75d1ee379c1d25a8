import "server-only";
import type { Actor } from "@/lib/core/actor";
import { maskName } from "@/lib/core/mask-name";
import { db } from "@/lib/db/client";
import type { PayLink } from "@/lib/db/generated/client";
import type { RequestContext } from "@/lib/http/serve";
import { sentences } from "@/lib/offers/describe-config";
import { actionWordOf } from "@/lib/product-lines/pages";
import type { Language } from "@/messages/languages";
import { listOpenGateways } from "../list-payable";
import type { PayLinkItem, PayLinkView } from "../pay-link-contract";
import { settlePayment } from "../settle-payment";
import { viewPayment } from "../view-payment";
import { isInCart } from "./check-pay-link";
import { findPayLink } from "./find-pay-link";
import type { CountedKind } from "./make-pay-link";

/**
 * A link as whoever has its address sees it; the gateway is asked about what is being paid by it. A token that nobody has is answered like
 * a link that has ended.
 */
export async function readPayLink(
  _actor: Actor,
  { token }: { token: string },
  { locale }: Pick<RequestContext, "locale">,
): Promise<PayLinkView> {
  const link = await findPayLink(token);
  if (!link) return { state: "ended" };
  if (link.paidAt) return viewPaid(link);
  const row = await db.payment.findFirst({
    where: { payLinkId: link.id, state: { in: ["written", "open"] } },
    orderBy: { createdAt: "desc" },
  });
  const payment = row && (await settlePayment(row.id));
  if (payment?.state === "paid") return viewPaid(link);
  const isOpen = payment?.state === "written" || payment?.state === "open";
  if (!isOpen && !(await isInCart(link))) return { state: "ended" };
  const [customer, gateways, items, view] = await Promise.all([
    db.user.findUniqueOrThrow({ where: { id: link.customerId }, select: { name: true } }),
    listOpenGateways(),
    itemsOf(link, locale),
    payment && isOpen ? viewPayment(payment, locale) : null,
  ]);
  return {
    ...{ state: "open", amountFen: link.amountFen, expiresAt: link.expiresAt, asker: maskName(customer.name) },
    ...{ items, gateways },
    payment: view && {
      ...{ gateway: view.gateway, entry: view.entry, expiresAt: view.expiresAt, inQuestion: view.inQuestion },
    },
  };
}

async function viewPaid({ id, amountFen }: PayLink): Promise<PayLinkView> {
  const paid = await db.payment.findMany({
    where: { payLinkId: id, state: "paid" },
    orderBy: { createdAt: "asc" },
    select: { number: true, orderId: true },
  });
  const placed = paid.find(({ orderId }) => orderId !== null);
  return { state: "paid", amountFen, number: (placed ?? paid[0])?.number ?? "", isPlaced: placed !== undefined };
}

async function itemsOf({ what }: PayLink, locale: Language): Promise<PayLinkItem[]> {
  const { say, one } = await sentences(locale);
  return (what as unknown as CountedKind[]).map((kind) => {
    const term = say("ui.term", { years: kind.years, months: kind.months });
    const action = say(`order-pages.action.${actionWordOf(kind)}`, { term });
    return { what: say("papers.what", { product: one(kind.productLine), action }), count: kind.count };
  });
}

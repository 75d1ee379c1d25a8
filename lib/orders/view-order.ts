import "server-only";
import { addMonths } from "@/lib/core/time";
import type { Prisma } from "@/lib/db/generated/client";
import { actionOf } from "@/lib/product-lines/registry";
import type { Reason } from "@/lib/purchasing/contract";
import type { ItemView, OrderView } from "./contract";

/** What is read together with an order to show it. */
export const withItems = {
  items: {
    orderBy: { position: "asc" },
    include: {
      refunds: { orderBy: { createdAt: "asc" } },
      events: { orderBy: { id: "asc" }, where: { toState: { not: null } } },
    },
  },
  promotionUse: { select: { code: true, discountFen: true } },
} satisfies Prisma.OrderInclude;

export type OrderRecord = Prisma.OrderGetPayload<{ include: typeof withItems }>;
type ItemRecord = OrderRecord["items"][number];

export function reasonOf(code: string | null, params: Prisma.JsonValue | undefined): Reason | null {
  return code === null ? null : { code, params: (params ?? {}) as Reason["params"] };
}

const givenBackOf = ({ refunds }: Pick<Repaid, "refunds">) =>
  refunds.reduce((sum, { amountFen }) => sum + amountFen, 0n);

/** What the customer may do about a transfer that is under way, by its step at the last read. */
function transferViewOf(item: ItemRecord): ItemView["transfer"] {
  if (item.state !== "accepted") return null;
  const { underWay } = actionOf(item);
  if (!underWay) return null;
  const { cancellable, wantsCode } = underWay;
  return { canCancel: cancellable.includes(item.reasonCode ?? ""), wantsCode: item.reasonCode === wantsCode };
}

/** The service to link to. An item that opens a service has one while it is accepted or done; a refunded item's service failed. */
function serviceIdOf(item: ItemRecord): string | null {
  const shown = item.state === "accepted" || item.state === "done" || !actionOf(item).opensService;
  return shown ? item.serviceId : null;
}

/** The term is added to the expiry that was seen when it was ordered: later renewals do not change what this one did. */
function renewedUntilOf({ action, state, seenExpiry, years, months }: ItemRecord): Date | null {
  if (action !== "renew" || state !== "done" || seenExpiry === null) return null;
  return addMonths(seenExpiry, years * 12 + months);
}

export function viewItem(item: ItemRecord): ItemView {
  return {
    id: item.id,
    productLine: item.productLine,
    action: item.action,
    name: item.name,
    displayName: item.displayName,
    details: item.details as ItemView["details"],
    years: item.years,
    months: item.months,
    priceFen: item.priceFen,
    discountFen: item.discountFen,
    state: item.state,
    stateAt: item.stateAt,
    reason: reasonOf(item.reasonCode, item.reasonParams),
    withStaff: item.needsStaff,
    canCancel: item.state === "waiting",
    refundedAt: item.state === "waiting" ? item.deadlineAt : null,
    givenBackFen: givenBackOf(item),
    serviceId: serviceIdOf(item),
    renewedUntil: renewedUntilOf(item),
    transfer: transferViewOf(item),
    steps: item.events.flatMap((event) => {
      if (event.toState === null) return [];
      const { params } = (event.data ?? {}) as { params?: Prisma.JsonValue };
      return [{ at: event.at, state: event.toState, reason: reasonOf(event.reasonCode, params) }];
    }),
  };
}

type Repaid = Pick<ItemRecord, "state" | "priceFen"> & { refunds: readonly { amountFen: bigint }[] };

/** What has gone back to the wallet for these items: holds of refunded items, and refunds by staff. */
export const refundedFenOf = (items: readonly Repaid[]) =>
  items.reduce((sum, item) => sum + givenBackOf(item) + (item.state === "refunded" ? item.priceFen : 0n), 0n);

export function viewOrder(order: OrderRecord): OrderView {
  return {
    id: order.id,
    number: order.number,
    state: order.state,
    totalFen: order.totalFen,
    refundedFen: refundedFenOf(order.items),
    createdAt: order.createdAt,
    finishedAt: order.finishedAt,
    byToken: order.tokenId === null ? null : { id: order.tokenId, name: order.tokenName ?? "" },
    discount: order.promotionUse,
    items: order.items.map(viewItem),
  };
}

import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { Reason } from "@/lib/purchasing/contract";
import { transferOf } from "@/lib/purchasing/item-reading";
import type { ItemView, OrderView } from "./contract";

/** What of an order is read to show it. */
export const withItems = {
  items: {
    orderBy: { position: "asc" },
    include: {
      refunds: { orderBy: { createdAt: "asc" } },
      events: { orderBy: { id: "asc" }, where: { toState: { not: null } } },
    },
  },
} satisfies Prisma.OrderInclude;

export type OrderRecord = Prisma.OrderGetPayload<{ include: typeof withItems }>;
type ItemRecord = OrderRecord["items"][number];

export function reasonOf(code: string | null, params: Prisma.JsonValue | undefined): Reason | null {
  return code === null ? null : { code, params: (params ?? {}) as Reason["params"] };
}

const givenBackOf = ({ refunds }: ItemRecord) => refunds.reduce((sum, { amountFen }) => sum + amountFen, 0n);

const opens = ({ action }: ItemRecord) => action === "purchase" || action === "transfer";

/** What the customer may do about a transfer that is under way, by its step at the last look. */
function transferViewOf({ action, state, line, reasonCode }: ItemRecord): ItemView["transfer"] {
  if (action !== "transfer" || state !== "accepted") return null;
  const { cancellable, wantsCode } = transferOf({ line });
  return { canCancel: cancellable.includes(reasonCode ?? ""), wantsCode: reasonCode === wantsCode };
}

export function viewItem(item: ItemRecord): ItemView {
  return {
    id: item.id,
    line: item.line,
    action: item.action,
    name: item.name,
    displayName: item.displayName,
    details: item.details as ItemView["details"],
    years: item.years,
    months: item.months,
    priceFen: item.priceFen,
    state: item.state,
    stateAt: item.stateAt,
    reason: reasonOf(item.reasonCode, item.reasonParams),
    withStaff: item.needsStaff,
    canCancel: item.state === "waiting",
    refundedAt: item.state === "waiting" ? item.deadlineAt : null,
    givenBackFen: givenBackOf(item),
    serviceId: item.state === "accepted" || item.state === "done" || !opens(item) ? item.serviceId : null,
    transfer: transferViewOf(item),
    steps: item.events.flatMap((event) => {
      if (event.toState === null) return [];
      const { params } = (event.data ?? {}) as { params?: Prisma.JsonValue };
      return [{ at: event.at, state: event.toState, reason: reasonOf(event.reasonCode, params) }];
    }),
  };
}

export function viewOrder(order: OrderRecord): OrderView {
  const refunded = order.items.filter((item) => item.state === "refunded");
  return {
    id: order.id,
    number: order.number,
    state: order.state,
    totalFen: order.totalFen,
    refundedFen: order.items.reduce(
      (sum, item) => sum + givenBackOf(item),
      refunded.reduce((sum, item) => sum + item.priceFen, 0n),
    ),
    createdAt: order.createdAt,
    finishedAt: order.finishedAt,
    items: order.items.map(viewItem),
  };
}

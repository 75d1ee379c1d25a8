import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { instantsOf } from "@/lib/core/day";
import { forbidden } from "@/lib/core/errors";
import { shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { allPages, csvList, shownNames } from "@/lib/http/csv-list";
import { csvTexts } from "@/lib/http/csv-texts";
import type { RequestContext } from "@/lib/http/serve";
import { type AdminOrderRow, type exportAllOrdersContract, stateForStaff } from "../admin-contract";
import { listAllOrders } from "./list-all-orders";

const PAGE = 500;

/** All orders that a search finds, as CSV in its order, streamed page by page. Audited: it holds customers' addresses. */
export async function exportAllOrders(
  actor: StaffActor,
  search: z.output<typeof exportAllOrdersContract.input>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  if (actor.role === "support") throw forbidden();
  await recordEvent(db, actor, { action: "orders.export", after: search });
  const t = csvTexts(locale);
  const { from: _from, to: _to, ...rest } = search;
  const columns = {
    number: (row: AdminOrderRow) => row.number,
    placed: (row: AdminOrderRow) => row.createdAt,
    state: (row: AdminOrderRow) => t(`orderState.${stateForStaff(row)}`),
    customer: (row: AdminOrderRow) => row.customer.name,
    email: (row: AdminOrderRow) => row.customer.email,
    names: (row: AdminOrderRow) => shownNames(row.names, row.itemCount),
    items: (row: AdminOrderRow) => row.itemCount,
    total: (row: AdminOrderRow) => row.totalFen,
    discount: (row: AdminOrderRow) => row.discount?.discountFen ?? null,
    discountCode: (row: AdminOrderRow) => row.discount?.code ?? null,
    refunded: (row: AdminOrderRow) => row.refundedFen,
    id: (row: AdminOrderRow) => row.id,
  };
  return csvList({
    filename: `orders-${shanghaiDay(new Date())}.csv`,
    columns,
    head: (name) => t(`list.${name}`),
    pages: allPages((after) => listAllOrders(actor, { ...rest, ...instantsOf(search), after, take: PAGE }, { locale })),
  });
}

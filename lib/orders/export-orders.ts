import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { shanghaiDay } from "@/lib/core/time";
import { allPages, csvList, shownNames } from "@/lib/http/csv-list";
import { csvTexts } from "@/lib/http/csv-texts";
import type { RequestContext } from "@/lib/http/serve";
import type { exportOrdersContract, orderRow } from "./contract";
import { listOrders } from "./list-orders";

const PAGE = 500;
type Row = z.output<typeof orderRow>;

/** The customer's orders as CSV in the order of the list, streamed page by page. */
export async function exportOrders(
  actor: CustomerActor,
  search: z.output<typeof exportOrdersContract.input>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  const t = csvTexts(locale);
  const columns = {
    number: (row: Row) => row.number,
    placed: (row: Row) => row.createdAt,
    state: (row: Row) => t(`orderState.${row.state}`),
    names: (row: Row) => shownNames(row.names, row.itemCount),
    items: (row: Row) => row.itemCount,
    total: (row: Row) => row.totalFen,
    discount: (row: Row) => row.discount?.discountFen ?? null,
    discountCode: (row: Row) => row.discount?.code ?? null,
  };
  return csvList({
    filename: `orders-${shanghaiDay(new Date())}.csv`,
    columns,
    head: (name) => t(`list.${name}`),
    pages: allPages((after) => listOrders(actor, { ...search, after, take: PAGE }, { locale })),
  });
}

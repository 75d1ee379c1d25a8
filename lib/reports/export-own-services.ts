import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { shanghaiDay } from "@/lib/core/time";
import { allPages, csvList } from "@/lib/http/csv-list";
import type { RequestContext } from "@/lib/http/serve";
import { sentences } from "@/lib/offers/describe-config";
import type { exportOwnServicesContract, ServiceRow } from "@/lib/services/contract";
import { listServices } from "@/lib/services/list-services";
import { serviceStatus } from "@/lib/services/status-contract";

const PAGE = 500;

/** The customer's services that a search finds, as CSV in its order, streamed page by page. */
export async function exportOwnServices(
  actor: CustomerActor,
  search: z.output<typeof exportOwnServicesContract.input>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  const { say, has, one } = await sentences(locale);
  /** As the list shows it. */
  const stateText = (row: ServiceRow) => {
    const keyOf = (reason: string) => `${row.productLine}Line.states.${reason}`;
    const { state, word } = serviceStatus(row, (reason) => (has(keyOf(reason)) ? say(keyOf(reason)) : undefined));
    return word ?? say(`ui.status.${state}`);
  };
  const columns = {
    name: (row: ServiceRow) => row.displayName,
    product: (row: ServiceRow) => one(row.productLine),
    state: (row: ServiceRow) => stateText(row),
    registered: (row: ServiceRow) => row.registeredAt,
    expires: (row: ServiceRow) => row.expiresAt,
    autoRenew: (row: ServiceRow) => say(`admin-services.csv.${row.autoRenew ? "yes" : "no"}`),
  };
  return csvList({
    filename: `services-${shanghaiDay(new Date())}.csv`,
    columns,
    head: (name) => say(`admin-services.csv.${name}`),
    pages: allPages((after) => listServices(actor, { ...search, after, take: PAGE })),
  });
}

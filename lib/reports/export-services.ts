import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { allPages, csvList } from "@/lib/http/csv-list";
import type { RequestContext } from "@/lib/http/serve";
import { sentences } from "@/lib/offers/describe-config";
import { auditable } from "@/lib/pricing/auditable";
import type { AdminServiceRow } from "@/lib/services/admin-contract";
import { listAllServices, type ServiceSearch } from "@/lib/services/list-all-services";

const PAGE = 1_000;

/** All services that a search finds, as CSV in its order, streamed page by page. Audited: it holds customers' addresses. */
export async function exportServices(
  actor: StaffActor,
  search: ServiceSearch,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  if (actor.role === "support") throw forbidden();
  await recordEvent(db, actor, { action: "services.export", after: auditable(search) });
  const { say, one } = await sentences(locale);
  const columns = {
    name: (row: AdminServiceRow) => row.displayName,
    product: (row: AdminServiceRow) => one(row.productLine),
    state: (row: AdminServiceRow) => say(`admin-services.states.${row.state}`),
    customer: (row: AdminServiceRow) => row.customer.name,
    email: (row: AdminServiceRow) => row.customer.email,
    registered: (row: AdminServiceRow) => row.registeredAt,
    expires: (row: AdminServiceRow) => row.expiresAt,
    autoRenew: (row: AdminServiceRow) => say(`admin-services.csv.${row.autoRenew ? "yes" : "no"}`),
    id: (row: AdminServiceRow) => row.id,
  };
  return csvList({
    filename: `services-${shanghaiDay(new Date())}.csv`,
    columns,
    head: (name) => say(`admin-services.csv.${name}`),
    pages: allPages((after) => listAllServices(actor, { ...search, after, take: PAGE })),
  });
}

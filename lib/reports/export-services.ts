import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { csvHead, csvRows } from "@/lib/core/csv";
import { forbidden } from "@/lib/core/errors";
import { shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { csvResponse } from "@/lib/http/csv-response";
import type { RequestContext } from "@/lib/http/serve";
import { sentences } from "@/lib/offers/describe-config";
import { auditable } from "@/lib/pricing/auditable";
import type { AdminServiceRow } from "@/lib/services/admin-contract";
import { listAllServices, type ServiceSearch } from "@/lib/services/list-all-services";

const PAGE = 1_000;
const COLUMNS = ["name", "product", "state", "customer", "email", "registered", "expires", "autoRenew", "id"] as const;

/** All services that a search finds, as CSV in its order, streamed page by page. Audited: it holds customers' addresses. */
export async function exportServices(
  actor: StaffActor,
  search: ServiceSearch,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  if (actor.role === "support") throw forbidden();
  await recordEvent(db, actor, { action: "services.export", after: auditable(search) });
  const { say } = await sentences(locale);
  const word = (key: string) => say(`admin-services.${key}`);
  async function* pieces() {
    yield csvHead(COLUMNS.map((column) => word(`csv.${column}`)));
    let after: string | undefined;
    do {
      const page = await listAllServices(actor, { ...search, after, take: PAGE });
      yield csvRows(page.rows.map((row) => cellsOf(row, say)));
      after = page.next ?? undefined;
    } while (after);
  }
  return csvResponse(pieces(), `services-${shanghaiDay(new Date())}.csv`);
}

function cellsOf(row: AdminServiceRow, say: (key: string) => string): string[] {
  const day = (at: Date | null) => (at ? shanghaiDay(at) : "");
  const product = say(`${row.productLine}Line.name`);
  return [
    ...[row.displayName, product, say(`admin-services.states.${row.state}`), row.customer.name, row.customer.email],
    ...[day(row.registeredAt), day(row.expiresAt), say(`admin-services.csv.${row.autoRenew ? "yes" : "no"}`), row.id],
  ];
}

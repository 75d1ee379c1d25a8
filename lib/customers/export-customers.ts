import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { allPages, csvList } from "@/lib/http/csv-list";
import { csvTexts } from "@/lib/http/csv-texts";
import type { RequestContext } from "@/lib/http/serve";
import type { exportCustomersContract, PersonRow } from "./contract";
import { listCustomers } from "./list-customers";

const PAGE = 1_000;

/** All customers that a search finds, as CSV in its order, streamed page by page. Audited: it holds their addresses. */
export async function exportCustomers(
  actor: StaffActor,
  search: z.output<typeof exportCustomersContract.input>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  if (actor.role === "support") throw forbidden();
  await recordEvent(db, actor, { action: "customers.export", after: search });
  const t = csvTexts(locale);
  const columns = {
    email: (row: PersonRow) => row.email,
    customer: (row: PersonRow) => row.name,
    phone: (row: PersonRow) => row.phone,
    state: (row: PersonRow) => t(`personState.${row.status}`),
    since: (row: PersonRow) => row.createdAt,
    id: (row: PersonRow) => row.id,
  };
  return csvList({
    filename: `customers-${shanghaiDay(new Date())}.csv`,
    columns,
    head: (name) => t(`list.${name}`),
    pages: allPages((after) => listCustomers(actor, { ...search, after, take: PAGE })),
  });
}

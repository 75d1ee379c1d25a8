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
import { unchecked } from "@/messages/unchecked";
import type { exportAllPaymentsContract, MoneyRow } from "../staff-contract";
import { listAllPayments } from "./list-all-payments";

const PAGE = 500;

/** All payments or refunds that a search finds as CSV, streamed page by page; refunds are negative. Audited: it holds addresses. */
export async function exportAllPayments(
  actor: StaffActor,
  search: z.output<typeof exportAllPaymentsContract.input>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  if (actor.role === "support") throw forbidden();
  await recordEvent(db, actor, { action: "payments.export", after: search });
  const t = csvTexts(locale);
  const columns = {
    payment: (row: MoneyRow) => row.number,
    gateway: (row: MoneyRow) => unchecked(t)(`gateway.${row.gateway}`),
    gatewayRef: (row: MoneyRow) => row.gatewayRef,
    state: (row: MoneyRow) => t(`moneyState.${row.state}`),
    customer: (row: MoneyRow) => row.customer.name,
    email: (row: MoneyRow) => row.customer.email,
    started: (row: MoneyRow) => row.createdAt,
    finished: (row: MoneyRow) => row.doneAt,
    total: (row: MoneyRow) => (row.kind === "refund" ? -row.amountFen : row.amountFen),
    fee: (row: MoneyRow) => row.feeFen,
    billDay: (row: MoneyRow) => row.billDay,
    id: (row: MoneyRow) => row.id,
  };
  return csvList({
    filename: `${search.kind}s-${shanghaiDay(new Date())}.csv`,
    columns,
    head: (name) => t(`list.${name}`),
    pages: allPages((after) => listAllPayments(actor, { ...search, after, take: PAGE })),
  });
}

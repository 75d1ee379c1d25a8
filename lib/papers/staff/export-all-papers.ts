import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { allPages, csvList, shownNames } from "@/lib/http/csv-list";
import { csvTexts } from "@/lib/http/csv-texts";
import type { RequestContext } from "@/lib/http/serve";
import type { AdminPaperRow, exportAllPapersContract } from "../admin-contract";
import { listAllPapers } from "./list-all-papers";

const PAGE = 500;

/**
 * All papers that a search finds as CSV, in its order, streamed page by page; credit notes are negative, so that the column sums to what
 * was kept. Audited: it holds customers' addresses.
 */
export async function exportAllPapers(
  actor: StaffActor,
  search: z.output<typeof exportAllPapersContract.input>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  if (actor.role === "support") throw forbidden();
  await recordEvent(db, actor, { action: "papers.export", after: search });
  const t = csvTexts(locale);
  const columns = {
    paper: (row: AdminPaperRow) => row.number,
    paperKind: (row: AdminPaperRow) => t(`paperKind.${row.kind}`),
    issued: (row: AdminPaperRow) => row.issuedAt,
    order: (row: AdminPaperRow) => row.orderNumber,
    customer: (row: AdminPaperRow) => row.customer.name,
    email: (row: AdminPaperRow) => row.customer.email,
    names: (row: AdminPaperRow) =>
      shownNames(
        row.titles.map((title) => title[locale]),
        row.lineCount,
      ),
    items: (row: AdminPaperRow) => row.lineCount,
    total: (row: AdminPaperRow) => (row.kind === "credit_note" ? -row.totalFen : row.totalFen),
    id: (row: AdminPaperRow) => row.id,
  };
  return csvList({
    filename: `receipts-${search.month ?? shanghaiDay(new Date())}.csv`,
    columns,
    head: (name) => t(`list.${name}`),
    pages: allPages((after) => listAllPapers(actor, { ...search, after, take: PAGE })),
  });
}

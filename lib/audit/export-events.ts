import "server-only";
import { createTranslator } from "next-intl";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, invalid } from "@/lib/core/errors";
import { shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { allPages, csvList } from "@/lib/http/csv-list";
import { csvTexts } from "@/lib/http/csv-texts";
import type { RequestContext } from "@/lib/http/serve";
import { actionWords, actorWords, subjectWords } from "@/messages/audit-words";
import { changedFields, fieldText } from "@/messages/changed-fields";
import { loadMessages } from "@/messages/load";
import { unchecked } from "@/messages/unchecked";
import type { AuditRow, exportEventsContract } from "./contract";
import { listEvents } from "./list-events";
import { recordEvent } from "./record-event";

const PAGE = 1_000;

/**
 * All audit rows that a search finds, as CSV in the list's order, streamed page by page. Audited itself.
 * @throws AppError audit.too_many_people (422): with a name that too many people have
 */
export async function exportEvents(
  actor: StaffActor,
  search: z.output<typeof exportEventsContract.input>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  if (actor.role === "support") throw forbidden();
  const { q: action, ...rest } = search;
  if ((await listEvents(actor, { action, ...rest, take: 1 })).tooMany)
    throw invalid({ person: "audit.too_many_people" });
  await recordEvent(db, actor, { action: "audit.export", after: search });
  const t = csvTexts(locale);
  const messages = await loadMessages(locale);
  const all = unchecked(createTranslator({ locale, messages }) as Parameters<typeof unchecked>[0]);
  const changes = (row: AuditRow, side: "before" | "after") => {
    const say = { all, names: row.names, of: row };
    const fields = changedFields(row.before, row.after, say).filter((field) => field[side] !== null);
    return fields.map(({ field, ...one }) => (field ? `${fieldText(field, say)}: ${one[side]}` : one[side])).join("; ");
  };
  const columns = {
    time: (row: AuditRow) => row.at,
    action: (row: AuditRow) => actionWords(all, row),
    by: (row: AuditRow) => actorWords(all, row),
    subject: (row: AuditRow) => subjectWords(all, row),
    forCustomer: ({ customer }: AuditRow) => customer && `${customer.name} ${customer.email}`,
    ip: (row: AuditRow) => row.ip,
    before: (row: AuditRow) => changes(row, "before"),
    after: (row: AuditRow) => changes(row, "after"),
    id: (row: AuditRow) => row.id,
  };
  return csvList({
    filename: `audit-${shanghaiDay(new Date())}.csv`,
    columns,
    head: (name) => t(`list.${name}`),
    pages: allPages((after) => listEvents(actor, { action, ...rest, after, take: PAGE })),
  });
}

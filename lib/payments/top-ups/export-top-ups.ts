import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { instantsOf } from "@/lib/core/day";
import { forbidden } from "@/lib/core/errors";
import { isOwnSerial } from "@/lib/core/own-serial";
import { shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { allPages, csvList } from "@/lib/http/csv-list";
import { csvTexts } from "@/lib/http/csv-texts";
import type { RequestContext } from "@/lib/http/serve";
import { sentences } from "@/lib/offers/describe-config";
import { unchecked } from "@/messages/unchecked";
import type { AdminTopUpRow, exportTopUpsContract } from "../contract";
import { listAllTopUps } from "./list-all-top-ups";

const PAGE = 500;

/** All top-ups in a state that a search finds, as CSV in its order, streamed page by page. Audited: it holds customers' addresses. */
export async function exportTopUps(
  actor: StaffActor,
  search: z.output<typeof exportTopUpsContract.input>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  if (actor.role === "support") throw forbidden();
  await recordEvent(db, actor, { action: "payments.export-top-ups", after: search });
  const t = csvTexts(locale);
  const { say } = await sentences(locale);
  const { from: _from, to: _to, ...rest } = search;
  const columns = {
    reference: (row: AdminTopUpRow) => row.reference,
    method: (row: AdminTopUpRow) => t(`topUpMethod.${row.unannounced ? "unannounced" : row.method}`),
    gateway: (row: AdminTopUpRow) => row.gateway && unchecked(t)(`gateway.${row.gateway}`),
    made: (row: AdminTopUpRow) => row.createdAt,
    state: (row: AdminTopUpRow) => t(`topUpState.${row.state}`),
    customer: (row: AdminTopUpRow) => row.customer.name,
    email: (row: AdminTopUpRow) => row.customer.email,
    payer: (row: AdminTopUpRow) => row.payerName,
    asked: (row: AdminTopUpRow) => (row.unannounced ? null : row.amountFen),
    received: (row: AdminTopUpRow) => row.receivedFen,
    serial: ({ bankSerial }: AdminTopUpRow) =>
      bankSerial && isOwnSerial(bankSerial) ? say("topUps.ownSerial", { serial: bankSerial }) : bankSerial,
    decided: (row: AdminTopUpRow) => row.decidedAt,
    by: (row: AdminTopUpRow) => row.decidedBy,
    id: (row: AdminTopUpRow) => row.id,
  };
  return csvList({
    filename: `top-ups-${shanghaiDay(new Date())}.csv`,
    columns,
    head: (name) => t(`list.${name}`),
    pages: allPages((after) => listAllTopUps(actor, { ...rest, ...instantsOf(search), after, take: PAGE })),
  });
}

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
import type { exportCallsContract, UpstreamCallRow } from "./contract";
import { listUpstreamCalls } from "./list-upstream-calls";

const PAGE = 1_000;

/** All calls that a search finds, as CSV in its order, streamed page by page; secrets are masked. Audited. */
export async function exportCalls(
  actor: StaffActor,
  search: z.output<typeof exportCallsContract.input>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  if (actor.role === "support") throw forbidden();
  await recordEvent(db, actor, { action: "calls.export", after: search });
  const t = csvTexts(locale);
  const { q: endpoint, name, outcome, sort } = search;
  const columns = {
    time: (row: UpstreamCallRow) => row.at,
    endpoint: (row: UpstreamCallRow) => row.endpoint,
    outcome: (row: UpstreamCallRow) => row.outcome,
    code: (row: UpstreamCallRow) => row.code,
    text: (row: UpstreamCallRow) => row.text,
    input: (row: UpstreamCallRow) => JSON.stringify(row.input),
    ms: (row: UpstreamCallRow) => row.ms,
    request: (row: UpstreamCallRow) => row.requestId,
    id: (row: UpstreamCallRow) => row.id,
  };
  return csvList({
    filename: `calls-${shanghaiDay(new Date())}.csv`,
    columns,
    head: (name) => t(`list.${name}`),
    pages: allPages((after) => listUpstreamCalls(actor, { endpoint, name, outcome, sort, after, take: PAGE })),
  });
}

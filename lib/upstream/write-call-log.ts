import "server-only";
import type { CallEntry } from "@/lib/cndns/client";
import { requestId } from "@/lib/core/request-id";
import type { Db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { type CallSubject, callSubject } from "./call-subject";

export const FLUSH_MS = 250;
const FLUSH_ROWS = 200;

/**
 * Writes the call log (table upstream_calls) in batches, because a search makes forty calls at once. A purchase is
 * written at once. A process that is killed loses at most a quarter of a second of reads; a purchase is also in its attempt.
 */
export function createCallLog(db: Db) {
  let waiting: Prisma.UpstreamCallCreateManyInput[] = [];
  let timer: NodeJS.Timeout | undefined;
  const writing = new Set<Promise<void>>();

  async function writeWaiting(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const rows = waiting;
    waiting = [];
    if (rows.length === 0) return;
    const inserted = insert(db, rows).finally(() => writing.delete(inserted));
    writing.add(inserted);
    await inserted;
  }

  /** All that was logged before is written then, or its failure reported, also what a timer has begun to write. */
  async function flush(): Promise<void> {
    const begun = [...writing];
    await writeWaiting();
    await Promise.allSettled(begun);
  }

  function write(entry: CallEntry): Promise<void> | void {
    waiting.push(toRow(entry, callSubject()));
    if (entry.effect === "purchase" || waiting.length >= FLUSH_ROWS) return writeWaiting();
    timer ??= setTimeout(() => {
      writeWaiting().catch((error: unknown) =>
        process.emitWarning(`call log: ${error instanceof Error ? error.message : ""}`),
      );
    }, FLUSH_MS).unref();
  }

  return { write, flush };
}

/**
 * One statement with one parameter: Prisma would block the event loop for some 50 ms to build an insert of two hundred rows by twenty
 * columns, just while a search's answers come in.
 */
async function insert(db: Db, rows: readonly Prisma.UpstreamCallCreateManyInput[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO upstream_calls (at, host, endpoint, effect, masked_input, outcome, reason, code, text, http_status, otime,
      ms, waited_ms, tries, byte_count, notes, item_id, attempt_id, service_id, customer_id, request_id)
    SELECT "at", "host", "endpoint", "effect", "maskedInput", "outcome", "reason", "code", "text", "httpStatus", "otime",
      "ms", "waitedMs", "tries", "byteCount", "notes", "itemId", "attemptId", "serviceId", "customerId", "requestId"
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r("at" timestamptz, "host" text, "endpoint" text,
      "effect" text, "maskedInput" jsonb, "outcome" text, "reason" text, "code" int, "text" text, "httpStatus" int,
      "otime" text, "ms" int, "waitedMs" int, "tries" int, "byteCount" int, "notes" text[], "itemId" uuid,
      "attemptId" uuid, "serviceId" uuid, "customerId" uuid, "requestId" uuid)`;
}

function toRow(entry: CallEntry, subject: CallSubject): Prisma.UpstreamCallCreateManyInput {
  return {
    at: entry.at,
    host: entry.host,
    endpoint: entry.endpoint,
    effect: entry.effect,
    maskedInput: JSON.parse(JSON.stringify(entry.input)) as Prisma.InputJsonObject,
    outcome: entry.outcome,
    reason: entry.name ?? entry.reason,
    code: entry.code,
    text: entry.text?.slice(0, 500) ?? null,
    httpStatus: entry.httpStatus,
    otime: entry.otime,
    ms: entry.ms,
    waitedMs: entry.waitedMs,
    tries: entry.tries,
    byteCount: entry.bytes,
    notes: entry.notes,
    attemptId: entry.attemptId,
    requestId: requestId(),
    ...subject,
  };
}

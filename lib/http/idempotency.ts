import "server-only";
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Actor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import { MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { Contract } from "./contract";
import { IDEMPOTENCY_KEY } from "./idempotency-key";
import { callerKey } from "./rate-limit";

/**
 * A request whose row is unfinished after this time was interrupted; running its use case again is safe by the use case's own
 * unique key.
 */
const ABANDONED_MS = MINUTE_MS;
const WAIT_MS = 10_000;

/**
 * Runs a request once per caller, route and Idempotency-Key. The same key and body gets the first one's answer (waiting for
 * it if it is still running); another body is a conflict. Answers of 5xx are not kept: the caller may try again.
 */
export async function answerOnce(
  contract: Contract,
  actor: Actor,
  key: string | undefined,
  body: unknown,
  run: () => Promise<Response>,
): Promise<Response> {
  if (!key) throw new AppError("idempotency.missing", 400);
  if (!IDEMPOTENCY_KEY.test(key)) throw new AppError("idempotency.malformed", 400);
  const where = { actorKey: callerKey(actor), route: `${contract.method} ${contract.path}`, key };
  const bodyHash = createHash("sha256").update(JSON.stringify(body)).digest("hex");
  const mine = await db.idempotencyKey.createManyAndReturn({ data: [{ ...where, bodyHash }], skipDuplicates: true });
  const row = mine[0];
  if (!row) return replay(where, bodyHash, run);
  return runAndKeep(row.id, run);
}

async function runAndKeep(id: string, run: () => Promise<Response>): Promise<Response> {
  try {
    const response = await run();
    const text = response.status === 204 ? null : await response.clone().text();
    await db.idempotencyKey.update({
      where: { id },
      data: { status: response.status, response: text === null ? undefined : JSON.parse(text), finishedAt: new Date() },
    });
    return response;
  } catch (error) {
    // Nothing was done (an AppError is thrown before acting), or nobody knows: in both cases the next try must run.
    await db.idempotencyKey.delete({ where: { id } });
    throw error;
  }
}

async function replay(
  where: { actorKey: string; route: string; key: string },
  bodyHash: string,
  run: () => Promise<Response>,
): Promise<Response> {
  const until = Date.now() + WAIT_MS;
  for (;;) {
    const row = await db.idempotencyKey.findUnique({ where: { actorKey_route_key: where } });
    if (!row) throw conflict("idempotency.in_progress");
    if (row.bodyHash !== bodyHash) throw conflict("idempotency.other_body");
    if (row.finishedAt) {
      const headers = { "cache-control": "no-store", "idempotent-replay": "true" };
      if (row.status === 204) return new Response(null, { status: 204, headers });
      return Response.json(row.response, { status: row.status ?? 200, headers });
    }
    if (Date.now() - row.createdAt.getTime() > ABANDONED_MS) {
      const taken = await db.idempotencyKey.updateMany({
        where: { id: row.id, createdAt: row.createdAt, finishedAt: null },
        data: { createdAt: new Date() },
      });
      if (taken.count === 1) return runAndKeep(row.id, run);
    }
    if (Date.now() > until) throw conflict("idempotency.in_progress");
    await sleep(50);
  }
}

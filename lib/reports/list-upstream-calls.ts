import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { numberedPage } from "@/lib/db/numbered-page";
import { calledEndpoints } from "@/lib/upstream/called-endpoints";
import type { listUpstreamCallsContract } from "./contract";

/** Calls to the upstream for staff, newest first or oldest first. Keyset pages by id. */
export async function listUpstreamCalls(
  _actor: StaffActor,
  { after, take, endpoint, outcome, effect, sort = "-at" }: z.output<typeof listUpstreamCallsContract.input>,
): Promise<z.output<typeof listUpstreamCallsContract.output>> {
  const records = await db.upstreamCall.findMany({
    where: {
      ...numberedPage(sort, after).where,
      ...(endpoint ? { endpoint: { in: await calledEndpoints(db, endpoint) } } : {}),
      ...(outcome ? { outcome } : {}),
      ...(effect ? { effect } : {}),
    },
    orderBy: numberedPage(sort, after).orderBy,
    take: take + 1,
  });
  const page = records.slice(0, take);
  const rows = page.map(
    ({ id, at, host, endpoint, effect, maskedInput, outcome, code, text, ms, itemId, requestId }) => ({
      ...{ id: id.toString(), at, host, endpoint, effect, outcome, code, text, ms, itemId, requestId },
      input: (maskedInput ?? {}) as Record<string, unknown>,
    }),
  );
  return { rows, next: records.length > take ? (page.at(-1)?.id.toString() ?? null) : null };
}

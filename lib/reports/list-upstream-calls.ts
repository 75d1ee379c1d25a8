import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { calledEndpoints } from "@/lib/upstream/called-endpoints";
import type { listUpstreamCallsContract } from "./contract";

/** Calls to the upstream, newest first, for staff. Keyset pages by id. */
export async function listUpstreamCalls(
  _actor: StaffActor,
  { after, take, endpoint, outcome, effect }: z.output<typeof listUpstreamCallsContract.input>,
): Promise<z.output<typeof listUpstreamCallsContract.output>> {
  const records = await db.upstreamCall.findMany({
    where: {
      ...(after && /^\d{1,18}$/.test(after) ? { id: { lt: BigInt(after) } } : {}),
      ...(endpoint ? { endpoint: { in: await calledEndpoints(db, endpoint) } } : {}),
      ...(outcome ? { outcome } : {}),
      ...(effect ? { effect } : {}),
    },
    orderBy: { id: "desc" },
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

import "server-only";
import { answeredCall } from "@/lib/cndns/answered-call";
import type { Client } from "@/lib/cndns/client";
import { open } from "@/lib/core/secret";
import type { Db } from "@/lib/db/client";
import { env } from "@/lib/env";

/** Where the raw answer of an attempt is sealed, from before it is understood: for whom a crash left without, and for disputes. */
export const replyPlace = (attemptId: string) => ({ table: "attempt_replies", row: attemptId, column: "raw" });

/**
 * The stored answer of an attempt as a client's `call` that sends nothing and ends as the attempt's own call would have. Null where
 * none was stored. @throws where it can't be opened with the shop's keys.
 */
export async function openReply(
  db: Pick<Db, "attemptReply">,
  attemptId: string,
): Promise<{ call: Client["call"]; receivedAt: Date } | null> {
  const stored = await db.attemptReply.findUnique({ where: { attemptId } });
  if (!stored) return null;
  const { httpStatus, complete, receivedAt } = stored;
  const bytes = Buffer.from(open(env().keyRing, stored.rawEnc, replyPlace(attemptId)));
  return { call: answeredCall({ bytes, httpStatus, complete }), receivedAt };
}

import "server-only";
import { answeredCall } from "@/lib/cndns/answered-call";
import type { Client } from "@/lib/cndns/client";
import { open } from "@/lib/core/secret";
import type { Db } from "@/lib/db/client";
import { env } from "@/lib/env";

/** The place of an attempt's raw answer, which is stored before it is read: for recovery after a crash, and for disputes. */
export const replyPlace = (attemptId: string) => ({ table: "attempt_replies", row: attemptId, column: "raw" });

/**
 * The stored answer of an attempt as a client's `call` that sends nothing and returns the outcome of that answer. Null when
 * none was stored. @throws when it can't be opened with the shop's keys.
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

import "server-only";
import { AppError } from "@/lib/core/errors";
import { keepablePart } from "@/lib/core/keepable-text";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { enqueuing } from "@/lib/db/enqueue";
import { type PaymentDispute, Prisma } from "@/lib/db/generated/client";
import { askDisputeJob } from "@/lib/db/queued-jobs";
import { type DisputeStatus, GatewayError } from "@/lib/gateways/gateway";
import { openGateway } from "@/lib/gateways/open-gateway";
import { recordDispute } from "./record-dispute";

/** The gateway is asked about one dispute at most this often, however many notices come. */
const ASK_EVERY_MS = 2_000;
/** Without an answer it is asked again so soon. */
const UNANSWERED_MS = MINUTE_MS;

/**
 * Asks the gateway how a dispute stands if that is due, and posts what has changed: as often and in whatever order the notices come, the
 * books follow the newest answer. Without an answer nothing changes but the time of the next question. Safe to repeat, and by many at once.
 */
export async function settleDispute(id: string): Promise<void> {
  const asked = await claimQuestion(id, new Date());
  if (!asked) return;
  const status = await ask(asked);
  if (status) await recordDispute(asked, { ...status, reason: keepablePart(status.reason, 100) });
}

/** The question is numbered, so that of two answers the one to the later question counts. Null: it isn't due, or was asked a moment ago. */
async function claimQuestion(id: string, now: Date): Promise<PaymentDispute | null> {
  const claimed = await db.$queryRaw<{ queued: boolean }[]>`
    WITH claimed AS (
      UPDATE payment_disputes SET asked_at = ${now}::timestamptz, ask_count = ask_count + 1,
             next_ask_at = ${addMs(now, UNANSWERED_MS)}::timestamptz
       WHERE id = ${id}::uuid AND next_ask_at <= clock_timestamp()
         AND (asked_at IS NULL OR asked_at < ${addMs(now, -ASK_EVERY_MS)}::timestamptz) RETURNING id, next_ask_at)
    SELECT ${enqueuing(askDisputeJob, Prisma.sql`id`, { at: Prisma.sql`next_ask_at` })} AS queued FROM claimed`;
  if (claimed.length > 0) return db.paymentDispute.findUnique({ where: { id } });
  // Asked a moment ago: what this caller knows may be newer than that answer.
  await db.$queryRaw`
    WITH due AS (
      UPDATE payment_disputes SET next_ask_at = ${addMs(now, ASK_EVERY_MS)}::timestamptz
       WHERE id = ${id}::uuid AND next_ask_at <= clock_timestamp() RETURNING id, next_ask_at)
    SELECT ${enqueuing(askDisputeJob, Prisma.sql`id`, { at: Prisma.sql`next_ask_at` })} AS queued FROM due`;
  return null;
}

async function ask({ gateway, gatewayRef }: PaymentDispute): Promise<DisputeStatus | null> {
  try {
    const { client } = await openGateway(gateway);
    return (await client.queryDispute?.(gatewayRef)) ?? null;
  } catch (error) {
    if (error instanceof GatewayError || error instanceof AppError) return null;
    throw error;
  }
}

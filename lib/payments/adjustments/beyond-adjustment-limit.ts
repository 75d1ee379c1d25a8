import "server-only";
import { takeLock } from "@/lib/approvals/take-lock";
import { addMs, DAY_MS } from "@/lib/core/time";
import type { Tx } from "@/lib/db/client";
import { readSetting } from "@/lib/settings/read-setting";

/**
 * Whether this sum, with what this person adjusted and corrected alone in the last 24 hours, is beyond the limit of one person. A
 * correction of a top-up moves a wallet as an adjustment does, and a posted difference of a gateway's bill the adjustments, so all count
 * together. It locks the person, so that two requests at once can't both pass.
 */
export async function isBeyondAdjustmentLimit(tx: Tx, userId: string, amountFen: bigint, at: Date): Promise<boolean> {
  await takeLock(tx, `adjustment:${userId}`);
  const { adjustmentLimitFen } = await readSetting("money", tx);
  const since = addMs(at, -DAY_MS);
  const [row] = await tx.$queryRaw<{ fen: string }[]>`
    SELECT ((SELECT coalesce(sum(abs(amount_fen)), 0) FROM adjustments
              WHERE requested_by = ${userId}::uuid AND NOT needs_second AND requested_at > ${since}::timestamptz)
          + (SELECT coalesce(sum(abs(to_fen - from_fen)), 0) FROM top_up_changes c
              WHERE by_id = ${userId}::uuid AND at > ${since}::timestamptz AND kind = 'correction'
                AND NOT EXISTS (SELECT 1 FROM approvals a WHERE a.kind = 'top_up_correction' AND a.subject_id = c.top_up_id::text
                                   AND a.state = 'approved' AND a.decided_at = c.at))
          + (SELECT coalesce(sum(abs(booked_fen)), 0) FROM gateway_differences
              WHERE decided_by = ${userId}::uuid AND first_by IS NULL AND ended_at > ${since}::timestamptz))::text AS fen`;
  const size = amountFen < 0n ? -amountFen : amountFen;
  return BigInt(row?.fen ?? "0") + size > adjustmentLimitFen;
}

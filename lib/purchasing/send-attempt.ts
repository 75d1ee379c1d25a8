import "server-only";
import type { Outcome } from "@/lib/cndns/outcome";
import type { AdvanceContext } from "./advance-context";
import { callPurchase } from "./call-purchase";
import { failpoint } from "./failpoint";
import type { Lease } from "./lease";
import type { Standing } from "./read-standing";
import type { WrittenAttempt } from "./write-attempt";

/** An attempt not on its way so long after its commit is not sent at all: others may have taken it for lost by then. */
export const SEND_WITHIN_MS = 5_000;

/** Sends the attempt, once, or not at all. The only place that spends the agent balance. */
export async function sendAttempt(
  { upstream }: AdvanceContext,
  lease: Lease,
  attempt: WrittenAttempt,
  { registrantUpstreamId }: Pick<Standing, "registrantUpstreamId">,
): Promise<Outcome<unknown>> {
  return callPurchase(upstream.call, lease.item, attempt.before, registrantUpstreamId, {
    attemptId: attempt.id,
    otime: attempt.otime,
    beforeSend: () => {
      failpoint("before-send");
      // A machine that slept has a monotonic clock that slept with it.
      const sinceMs = Math.max(performance.now() - attempt.committedAtMs, Date.now() - attempt.committedAt);
      return sinceMs < SEND_WITHIN_MS && !lease.isLost();
    },
  });
}

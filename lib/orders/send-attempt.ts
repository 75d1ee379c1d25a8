import "server-only";
import type { Outcome } from "@/lib/cndns/outcome";
import { lineOf } from "@/lib/lines/registry";
import type { AdvanceContext } from "./advance-context";
import { configOf } from "./check-before-buying";
import { failpoint } from "./failpoint";
import { nameOf, secretOf } from "./item-subject";
import type { Lease } from "./lease";
import type { WrittenAttempt } from "./write-attempt";

/** An attempt not on its way so long after its commit is not sent at all: others may have taken it for lost by then. */
export const SEND_WITHIN_MS = 5_000;

/** Sends the attempt, once, or not at all. The only place that spends the agent balance. */
export async function sendAttempt(
  { db, upstream }: AdvanceContext,
  lease: Lease,
  attempt: WrittenAttempt,
): Promise<Outcome<unknown>> {
  const { item } = lease;
  const line = lineOf(item.line);
  const context = {
    attemptId: attempt.id,
    otime: attempt.otime,
    beforeSend: () => {
      failpoint("before-send");
      return performance.now() - attempt.committedAtMs < SEND_WITHIN_MS && !lease.isLost();
    },
  };
  const subject = { name: nameOf(item), displayName: item.displayName, years: item.years };
  if (item.action === "renew") {
    if (!attempt.expiresAtBefore) throw new Error(`renewal ${item.id} without the expiry before`);
    return line.renew(upstream.call, { ...subject, expiresAtBefore: attempt.expiresAtBefore }, context);
  }
  const registrant = item.registrantId
    ? await db.registrant.findUnique({ where: { id: item.registrantId }, select: { upstreamId: true } })
    : null;
  const purchase = {
    ...subject,
    config: configOf(item.config),
    registrantUpstreamId: registrant?.upstreamId ?? null,
    secret: secretOf(item),
  };
  return line.buy(upstream.call, purchase, context);
}

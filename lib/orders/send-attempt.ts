import "server-only";
import type { Outcome } from "@/lib/cndns/outcome";
import { assert } from "@/lib/core/errors";
import { lineOf } from "@/lib/lines/registry";
import type { AdvanceContext } from "./advance-context";
import { failpoint } from "./failpoint";
import { transferOf } from "./item-reading";
import { configOf, nameOf, secretOf, upgradeOf } from "./item-subject";
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
  const { displayName, years, months } = item;
  const config = configOf(item.config);
  if (item.action === "renew") {
    assert(attempt.before?.expiresAt, `renewal ${item.id} without the expiry before`);
    const renewal = { name: nameOf(item), displayName, years, months, config };
    return line.renew(upstream.call, { ...renewal, expiresAtBefore: attempt.before.expiresAt }, context);
  }
  if (item.action === "upgrade") {
    assert(attempt.before?.config && line.upgrade, `upgrade ${item.id} without the configuration before`);
    const upgrade = upgradeOf(item, attempt.before.config, attempt.before.expiresAt);
    return line.upgrade(upstream.call, upgrade, context);
  }
  const purchase = {
    name: item.name ?? "",
    displayName,
    years,
    months,
    config,
    registrantUpstreamId,
    secret: secretOf(item),
  };
  const buy = item.action === "transfer" ? transferOf(item).buy : line.buy;
  return buy(upstream.call, purchase, context);
}

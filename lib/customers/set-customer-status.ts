import "server-only";
import { voidLinks } from "@/lib/accounts/void-links";
import { recordEvent } from "@/lib/audit/record-event";
import { revokeSessions } from "@/lib/auth/session";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { revokeTokensOf } from "@/lib/tokens/revoke-tokens-of";
import { dropDeliveries } from "./drop-deliveries";

/**
 * Disables a customer, which ends every session, mailed link and API token at once and for good, or enables one again. Services and money
 * stay as they are. What waited for the customer's webhooks is given up.
 */
export async function setCustomerStatus(
  actor: StaffActor,
  { id, status, reason }: { id: string; status: "active" | "disabled"; reason: string },
): Promise<Record<string, never>> {
  if (actor.role === "finance") throw forbidden();
  await db.$transaction(async (tx) => {
    const before = await tx.user.findFirst({ where: { id, kind: "customer" }, select: { status: true } });
    if (!before) throw notFound("customer");
    const now = new Date();
    if (status === "disabled") await voidLinks(tx, id, now);
    await tx.user.update({ where: { id }, data: { status } });
    const endedSessions = status === "disabled" ? await revokeSessions(tx, id, now) : 0;
    const revokedTokens = status === "disabled" ? await revokeTokensOf(tx, id, now) : 0;
    // Also when it is enabled: an event that was under way while it was disabled may have left a delivery since.
    const droppedDeliveries = await dropDeliveries(tx, id);
    await recordEvent(tx, actor, {
      action: status === "disabled" ? "customers.disable" : "customers.enable",
      subject: { kind: "user", id },
      customerId: id,
      before,
      after: { status, reason, endedSessions, revokedTokens, droppedDeliveries },
    });
  });
  return {};
}

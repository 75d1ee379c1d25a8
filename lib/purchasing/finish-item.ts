import "server-only";
import type { Actor } from "@/lib/core/actor";
import { assert } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { OrderItem, Prisma } from "@/lib/db/generated/client";
import { captureItem } from "@/lib/ledger/capture-item";
import type { Reading } from "@/lib/product-lines/reading";
import { mergeSecrets } from "@/lib/services/merge-secrets";
import { recordServiceEvent } from "@/lib/services/record-service-event";
import { failpoint } from "./failpoint";
import { configOf } from "./item-subject";
import type { Lease } from "./lease";
import { moveItem } from "./move-item";

const EVENTS = { purchase: "opened", renew: "renewed", upgrade: "upgraded", transfer: "transferred" } as const;

/**
 * An item is done: the money is earned, its cost leaves the agent balance, the service works. Ends the item.
 * @param done.reading what the upstream showed; null when staff vouch for what it does not show.
 * @throws LeaseLost; AppError ledger.key_reused if it was released, which the states make impossible.
 */
export async function finishItem(
  tx: Tx,
  lease: Pick<Lease, "item" | "token">,
  done: { reading: Reading | null; actor: Actor; at: Date; kind?: "state" | "decision"; data?: Prisma.InputJsonObject },
): Promise<void> {
  const { item } = lease;
  const { reading, actor, at, kind, data } = done;
  assert(item.serviceId !== null, `item ${item.id} was accepted without a service`);
  const costChargedFen = item.costChargedFen ?? item.costQuotedFen;
  // A transfer code has done its work: it isn't kept.
  const more = item.action === "transfer" ? { secretEnc: null } : undefined;
  await moveItem(tx, lease, { to: "done", at, actor, reason: null, dueAt: null, deadlineAt: null, kind, data, more });
  await tx.service.update({
    where: { id: item.serviceId },
    data: {
      state: "active",
      ...(reading
        ? {
            upstreamState: reading.upstreamState,
            expiresAt: reading.expiresAt,
            reason: reading.reason,
            ...(reading.registeredAt ? { registeredAt: reading.registeredAt } : {}),
            snapshot: reading.snapshot,
            snapshotAt: at,
          }
        : {}),
      ...(await configNow(tx, item, reading)),
      // What kept it from renewing itself was about the expiry before.
      ...(item.action === "renew" ? { autoRenewTrouble: null, autoRenewTriedAt: null } : {}),
    },
    select: { id: true },
  });
  // The password of a domain that was brought over is the upstream's own; a bought one's was made for it.
  const password: Record<string, string> =
    item.action === "transfer" && reading?.password ? { password: reading.password } : {};
  await mergeSecrets(tx, item.serviceId, { ...reading?.secrets, ...password });
  await recordServiceEvent(tx, actor, {
    serviceId: item.serviceId,
    kind: EVENTS[item.action],
    data: {
      years: item.years,
      months: item.months,
      expiresAt: reading?.expiresAt?.toISOString() ?? null,
      itemId: item.id,
    },
  });
  // Last: whoever posts to the same accounts waits from here to the commit.
  await captureItem(tx, {
    itemId: item.id,
    customerId: item.customerId,
    priceFen: item.priceFen,
    costQuotedFen: item.costQuotedFen,
    costChargedFen,
    at,
    actorId: actor.kind === "staff" ? actor.userId : null,
  });
  failpoint("capture-written");
}

/** The service's configuration: as the upstream shows it, else what was ordered. */
async function configNow(
  tx: Tx,
  item: OrderItem,
  reading: Reading | null,
): Promise<{ config?: Prisma.InputJsonObject }> {
  if (item.action === "renew" || item.line === "domain" || item.serviceId === null) return {};
  const { config } = await tx.service.findUniqueOrThrow({ where: { id: item.serviceId }, select: { config: true } });
  return { config: { ...configOf(config), ...configOf(item.config), ...reading?.config } };
}

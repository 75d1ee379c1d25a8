import "server-only";
import { log } from "@/lib/core/log";
import { enqueue } from "@/lib/db/enqueue";
import type { OrderItem } from "@/lib/db/generated/client";
import { announceItemJob } from "@/lib/db/queued-jobs";
import type { AcceptedAction } from "@/lib/product-lines/product-action";
import { actionOf } from "@/lib/product-lines/registry";
import { callbackAddress } from "@/lib/upstream/callback-address";
import { type AdvanceContext, later } from "./advance-context";
import type { Reason } from "./contract";
import { failpoint } from "./failpoint";
import { configOf, nameOf } from "./item-fields";
import { secretOf } from "./item-secrets";
import type { Lease } from "./lease";
import { moveItem } from "./move-item";
import { readEvidence } from "./read-evidence";
import { readItem } from "./read-item";
import { finishItem, refundItem } from "./settle-item";

/**
 * Reads whether an accepted item is done: only a reading that shows it captures the money. An item that failed is refunded, with a claim
 * that makes staff see whether the upstream gave our money back as well. Past its deadline, or when the reading shows a state that
 * nobody expects, staff decide; reading goes on.
 */
export async function confirmItem(context: AdvanceContext, lease: Lease): Promise<void> {
  const { db, upstream, now, actor } = context;
  const { item } = lease;
  const action = actionOf(item);
  const reading = await readItem(upstream.call, item);
  failpoint("confirm-read");
  if (reading.reason === "to_open") await openProduct(context, item);
  const verdict = await action.done(reading, asAccepted(context, item));
  if (verdict.kind === "done") {
    await db.$transaction((tx) => finishItem(tx, lease, { reading, actor, at: now }));
    failpoint("captured");
    return;
  }
  const data = { upstreamState: reading.upstreamState, expiresAt: reading.expiresAt?.toISOString() ?? null };
  if (verdict.kind === "failed") {
    const reason = { code: `failed.${reading.reason ?? "upstream"}`, params: {} };
    const claim = { kind: "failed_upstream" as const, evidence: data };
    await db.$transaction((tx) => refundItem(tx, lease, { reason, actor, at: now, data, claim }));
    failpoint("refunded");
    return;
  }
  const overdue = item.deadlineAt !== null && now >= item.deadlineAt;
  const forStaff = verdict.staff ?? (overdue ? "overdue" : null);
  const code = forStaff ?? action.stepOf?.(reading, item.reasonCode) ?? null;
  const reason: Reason | null = code === null ? null : { code, params: {} };
  const sinceMs = now.getTime() - item.stateAt.getTime();
  await db.$transaction(async (tx) => {
    await moveItem(tx, lease, {
      to: "accepted",
      at: now,
      actor,
      reason,
      dueAt: later(context, Math.min(action.readAtMostEveryMs, Math.max(1_500, sinceMs / 5))),
      needsStaff: forStaff !== null,
      data,
    });
    // Only the customer can continue the transfer, and is told once. A job writes the mail: if writing it failed here, it would roll the
    // move back.
    const wantsCode = code !== null && code !== item.reasonCode && code === action.underWay?.wantsCode;
    if (wantsCode) await enqueue(tx, announceItemJob, item.id);
  });
  failpoint("rescheduled");
}

function asAccepted({ db, rules, now }: AdvanceContext, item: OrderItem): AcceptedAction {
  const { years, months, createdAt: placedAt, reasonCode } = item;
  return {
    ...{ years, months, placedAt, reasonCode },
    config: configOf(item.config),
    isLongAgo: now.getTime() - item.stateAt.getTime() >= rules.absentMs,
    evidence: () => readEvidence(db, item),
    isVouchedFor: async () =>
      (await db.itemEvent.count({ where: { itemId: item.id, kind: "decision", toState: "accepted" } })) > 0,
  };
}

/**
 * The step after buying that some products need: a cloud server is bought first and opened then. It costs nothing and is safe to repeat:
 * the upstream's answer that it is open already counts as ok. Only a later reading tells whether it worked, so the outcome is stored
 * for staff and decides nothing.
 */
async function openProduct({ db, upstream, now, actor }: AdvanceContext, item: OrderItem): Promise<void> {
  const { open } = actionOf(item);
  if (!open) return;
  const callbackUrl = callbackAddress({ kind: "item", id: item.id });
  const outcome = await open(upstream.call, { name: nameOf(item), secret: secretOf(item), callbackUrl });
  const name = "name" in outcome ? outcome.name : undefined;
  if (outcome.kind !== "ok") log.warn({ itemId: item.id, outcome: outcome.kind, name }, "a product did not open yet");
  await db.itemEvent.create({
    data: {
      itemId: item.id,
      at: now,
      actorKind: actor.kind,
      kind: "opening",
      data: { outcome: outcome.kind, reason: name ?? null },
    },
  });
}

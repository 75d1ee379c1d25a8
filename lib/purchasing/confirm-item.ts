import "server-only";
import { enqueue } from "@/lib/db/enqueue";
import type { OrderItem } from "@/lib/db/generated/client";
import { announceItemJob } from "@/lib/db/queued-jobs";
import { isIntendedExpiry } from "@/lib/product-lines/intended-expiry";
import type { Reading } from "@/lib/product-lines/reading";
import { productLineOf } from "@/lib/product-lines/registry";
import { type AdvanceContext, later } from "./advance-context";
import type { Reason } from "./contract";
import { evidenceOf } from "./evidence-of";
import { failpoint } from "./failpoint";
import { findingOf } from "./finding-of";
import { finishItem } from "./finish-item";
import { readItem, transferOf } from "./item-reading";
import { configOf } from "./item-subject";
import type { Lease } from "./lease";
import { moveItem } from "./move-item";
import { openProduct } from "./open-product";
import { refundItem } from "./refund-item";

const MOST_MS = 10 * 60_000;

/**
 * The upstream accepted; only a read that shows a working state with the intended expiry earns the money. What came to
 * nothing is refunded, with a claim to see that the upstream gave our money back as well. Past its deadline, or in a
 * state that nobody expected, staff decide; reading goes on.
 */
export async function confirmItem(context: AdvanceContext, lease: Lease): Promise<void> {
  const { db, upstream, now, actor } = context;
  const { item } = lease;
  const reading = await readItem(upstream.call, item);
  failpoint("confirm-read");
  if (item.action === "purchase" && reading.reason === "to_open") await openProduct(context, item);
  const verdict = await judge(context, lease, reading);
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
  const forStaff = verdict.reason ?? (overdue ? { code: "overdue", params: {} } : null);
  // The step of a transfer is for its customer; a look that said nothing leaves the last one.
  const reason = forStaff ?? stepOf(item, reading);
  const sinceMs = now.getTime() - item.stateAt.getTime();
  const mostMs = item.action === "transfer" ? transferOf(item).readAtMostEveryMs : MOST_MS;
  await db.$transaction(async (tx) => {
    await moveItem(tx, lease, {
      to: "accepted",
      at: now,
      actor,
      reason,
      dueAt: later(context, Math.min(mostMs, Math.max(1_500, sinceMs / 5))),
      needsStaff: forStaff !== null,
      data,
    });
    // A wake-up alone: a mail that can't be made must never take a move back.
    if (wantsCode(item, reason)) await enqueue(tx, announceItemJob, item.id);
  });
  failpoint("rescheduled");
}

function stepOf(item: OrderItem, reading: Reading): Reason | null {
  if (item.action !== "transfer") return null;
  const code = reading.state === "pending" ? reading.reason : item.reasonCode;
  return code?.startsWith("transfer_") ? { code, params: {} } : null;
}

/** Only its customer can go on with it, and is told once. */
function wantsCode(item: OrderItem, reason: Reason | null): boolean {
  if (item.action !== "transfer" || reason?.code === item.reasonCode) return false;
  return reason?.code === transferOf(item).wantsCode;
}

type Verdict = { kind: "done" } | { kind: "failed" } | { kind: "open"; reason: Reason | null };

async function judge(context: AdvanceContext, { item }: Lease, reading: Reading): Promise<Verdict> {
  if (item.action === "renew" || item.action === "upgrade") {
    const evidence = await evidenceOf(context.db, item);
    const finding = evidence ? findingOf(item, reading, evidence) : "cannot_tell";
    if (finding === "found") return { kind: "done" };
    if (finding === "failed") return { kind: "failed" };
    const code = item.action === "renew" ? "staff_expiry" : "staff_upgrade";
    return { kind: "open", reason: finding === "cannot_tell" ? { code, params: {} } : null };
  }
  if (reading.state === "failed") return judgeFailure(context, item);
  if (reading.state === "odd") return { kind: "open", reason: { code: "staff_odd", params: {} } };
  if (item.action === "transfer") return judgeTransfer(context, item, reading);
  if (reading.state !== "working") return { kind: "open", reason: null };
  const { fits } = productLineOf(item.line);
  if (fits && !fits(reading, configOf(item.config))) return { kind: "open", reason: { code: "staff_odd", params: {} } };
  const from = reading.registeredAt ?? (await evidenceOf(context.db, item))?.attemptAt ?? item.createdAt;
  if (isIntendedExpiry(reading.expiresAt, from, item.years, item.months)) return { kind: "done" };
  return { kind: "open", reason: { code: "staff_expiry", params: {} } };
}

/**
 * What failed came to nothing; but for a transfer ordered again, of which no step was seen yet: what is shown may still be the order
 * before it. Where that lasts longer than the upstream may take to show the new one, staff look.
 */
async function judgeFailure({ db, rules, now }: AdvanceContext, item: OrderItem): Promise<Verdict> {
  if (item.action !== "transfer" || item.reasonCode?.startsWith("transfer_")) return { kind: "failed" };
  const evidence = await evidenceOf(db, item);
  if (!evidence?.failedBefore) return { kind: "failed" };
  const shownLong = now.getTime() - item.stateAt.getTime() >= rules.absentMs;
  return { kind: "open", reason: shownLong ? { code: "staff_odd", params: {} } : null };
}

/** How long the old registration ran on nobody told us, so the expiry must only lie ahead: a transfer never ends expired. */
async function judgeTransfer({ db }: AdvanceContext, item: OrderItem, reading: Reading): Promise<Verdict> {
  const evidence = await evidenceOf(db, item);
  if (evidence && transferOf(item).isForeign(reading, evidence)) {
    // Unless staff saw that and took it for this item's all the same.
    const decided = await db.itemEvent.count({ where: { itemId: item.id, kind: "decision", toState: "accepted" } });
    if (decided === 0) return { kind: "open", reason: { code: "staff_odd", params: {} } };
  }
  if (reading.state !== "working") return { kind: "open", reason: null };
  if (reading.expiresAt && reading.expiresAt > (evidence?.attemptAt ?? item.createdAt)) return { kind: "done" };
  return { kind: "open", reason: { code: "staff_expiry", params: {} } };
}

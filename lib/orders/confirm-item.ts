import "server-only";
import { isIntendedExpiry } from "@/lib/lines/intended-expiry";
import type { Reading } from "@/lib/lines/reading";
import { lineOf } from "@/lib/lines/registry";
import { type AdvanceContext, later } from "./advance-context";
import type { Reason } from "./contract";
import { evidenceOf } from "./evidence-of";
import { failpoint } from "./failpoint";
import { findingOf } from "./finding-of";
import { finishItem } from "./finish-item";
import { configOf, nameOf } from "./item-subject";
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
  const reading = await lineOf(item.line).read(upstream.call, nameOf(item), item.displayName);
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
  const reason = verdict.reason ?? (overdue ? { code: "overdue", params: {} } : null);
  const sinceMs = now.getTime() - item.stateAt.getTime();
  await db.$transaction((tx) =>
    moveItem(tx, lease, {
      to: "accepted",
      at: now,
      actor,
      reason,
      dueAt: later(context, Math.min(MOST_MS, Math.max(1_500, sinceMs / 5))),
      needsStaff: reason !== null,
      data,
    }),
  );
  failpoint("rescheduled");
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
  if (reading.state === "failed") return { kind: "failed" };
  if (reading.state === "odd") return { kind: "open", reason: { code: "staff_odd", params: {} } };
  if (reading.state !== "working") return { kind: "open", reason: null };
  const { fits } = lineOf(item.line);
  if (fits && !fits(reading, configOf(item.config))) return { kind: "open", reason: { code: "staff_odd", params: {} } };
  const from = reading.registeredAt ?? (await evidenceOf(context.db, item))?.attemptAt ?? item.createdAt;
  if (isIntendedExpiry(reading.expiresAt, from, item.years, item.months)) return { kind: "done" };
  return { kind: "open", reason: { code: "staff_expiry", params: {} } };
}

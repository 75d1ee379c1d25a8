import "server-only";
import { assert, unreachable } from "@/lib/core/errors";
import type { Attempt } from "@/lib/db/generated/client";
import type { AttemptFinding } from "@/lib/product-lines/product-action";
import type { Reading } from "@/lib/product-lines/reading";
import { actionOf } from "@/lib/product-lines/registry";
import { acceptItem } from "./accept-item";
import { type AdvanceContext, later } from "./advance-context";
import { failpoint } from "./failpoint";
import { evidenceOf, isExclusive, readItem } from "./item";
import type { Lease } from "./lease";
import { moveItem } from "./move-item";
import { isUnprovenRefusal, unsureReason } from "./postpone-item";
import { applyOutcome } from "./record-outcome";
import { applyStoredAnswer } from "./recover-interrupted-item";
import { refundItem } from "./settle-item";

const STAFF_LOOK_MS = 10 * 60_000;

/**
 * Nobody knows whether an attempt bought. A recorded answer settles it; else a read is held against everything known.
 * Found: accepted. Absent counts only after several reads over half an hour (a setting), because an upstream may show
 * late what it did; then the money goes back and nothing is ever sent again for this item. Anything else: staff.
 */
export async function resolveUnknownItem(context: AdvanceContext, lease: Lease): Promise<void> {
  const { db, upstream } = context;
  const { item } = lease;
  const attempt = await db.attempt.findFirst({ where: { itemId: item.id }, orderBy: { otimeMs: "desc" } });
  assert(attempt !== null, `item ${item.id} is unsure without an attempt`);
  const nameless = isExclusive(item) && item.name === null && attempt.outcome === "ok" && attempt.givenName === null;
  if (nameless) return lookAgain(context, lease, "staff_cannot_tell");
  if (attempt.outcome && attempt.outcome !== "unknown") {
    await applyOutcome(context, lease, attempt.id, attempt);
    failpoint("outcome-recorded");
    return;
  }
  // Stored only after somebody had found the item without an answer.
  if (await applyStoredAnswer(context, lease, attempt)) return;
  const evidence = await evidenceOf(db, item);
  if (isExclusive(item) || !evidence) return lookAgain(context, lease, "staff_cannot_tell");
  const reading = await readItem(upstream.call, item);
  failpoint("resolve-read");
  await settle(context, lease, actionOf(item).find(reading, evidence), reading, attempt);
}

async function settle(
  context: AdvanceContext,
  lease: Lease,
  finding: AttemptFinding,
  reading: Reading,
  attempt: Attempt,
): Promise<void> {
  const { db, now, actor } = context;
  const data = { attemptId: attempt.id, finding, upstreamState: reading.upstreamState };
  switch (finding) {
    case "found":
      await db.$transaction((tx) => acceptItem(tx, context, lease, data, "state", { name: reading.name }));
      failpoint("outcome-recorded");
      return;
    case "failed": {
      const reason = { code: `failed.${reading.reason ?? "upstream"}`, params: {} };
      const claim = { kind: "failed_upstream" as const, evidence: data };
      await db.$transaction((tx) => refundItem(tx, lease, { reason, actor, at: now, data, claim }));
      failpoint("refunded");
      return;
    }
    case "absent":
      return countAbsent(context, lease, data, attempt);
    case "unclear":
      return lookAgain(context, lease, null);
    case "cannot_tell":
      return lookAgain(context, lease, "staff_cannot_tell");
    default:
      unreachable(finding);
  }
}

/** One more read without it. Reads close together prove no more than one of them. */
async function countAbsent(
  context: AdvanceContext,
  lease: Lease,
  data: Record<string, string | null>,
  attempt: Attempt,
): Promise<void> {
  const { db, now, actor, rules } = context;
  const { item } = lease;
  const spacingMs = rules.absentMs / rules.absentReads;
  const counts = item.lastReadAt === null || now.getTime() - item.lastReadAt.getTime() >= spacingMs - 1_000;
  const absentReads = item.absentReads + (counts ? 1 : 0);
  const sinceMs = now.getTime() - item.stateAt.getTime();
  if (absentReads >= rules.absentReads && sinceMs >= rules.absentMs) {
    // What was refused in words that may also be said of an order that was made, was refused for just that: there is no order.
    const proven = attempt.code !== null && isUnprovenRefusal(item, attempt.reason);
    const reason = { code: proven ? `upstream.${attempt.reason}` : "absent", params: {} };
    await db.$transaction((tx) => refundItem(tx, lease, { reason, actor, at: now, data: { ...data, absentReads } }));
    failpoint("refunded");
    return;
  }
  // Early looks find quickly what was bought after all; later ones come when they count, the last when the time is over.
  const lastReadAt = counts ? now : (item.lastReadAt ?? now);
  const tillItCountsMs = lastReadAt.getTime() + spacingMs - now.getTime();
  const tillOverMs = absentReads >= rules.absentReads ? rules.absentMs - sinceMs : tillItCountsMs;
  const nextMs = Math.min(spacingMs, Math.max(5_000, sinceMs < 60_000 ? sinceMs : tillOverMs));
  await db.$transaction((tx) =>
    moveItem(tx, lease, {
      to: "unsure",
      at: now,
      actor,
      reason: unsureReason(item, attempt),
      dueAt: later(context, nextMs),
      data,
      more: { absentReads, ...(counts ? { lastReadAt: now } : {}) },
    }),
  );
  failpoint("absent-counted");
}

/** The read settled nothing: look again, and let staff know when it is theirs to decide. */
async function lookAgain(context: AdvanceContext, lease: Lease, staff: "staff_cannot_tell" | null): Promise<void> {
  const { db, now, actor } = context;
  const code = staff ?? "unsure";
  await db.$transaction((tx) =>
    moveItem(tx, lease, {
      to: "unsure",
      at: now,
      actor,
      reason: { code, params: {} },
      dueAt: later(context, staff ? STAFF_LOOK_MS : 15_000),
      needsStaff: staff !== null,
    }),
  );
  failpoint("rescheduled");
}

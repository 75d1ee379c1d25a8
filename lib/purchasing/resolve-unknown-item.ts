import "server-only";
import { assert, unreachable } from "@/lib/core/errors";
import type { Attempt } from "@/lib/db/generated/client";
import type { AttemptFinding } from "@/lib/product-lines/product-action";
import type { Reading } from "@/lib/product-lines/reading";
import { actionOf } from "@/lib/product-lines/registry";
import { acceptItem } from "./accept-item";
import { type AdvanceContext, later } from "./advance-context";
import { failpoint } from "./failpoint";
import { isExclusive } from "./item-fields";
import type { Lease } from "./lease";
import { moveItem } from "./move-item";
import { isUnprovenRefusal, unsureReason } from "./postpone-item";
import { readEvidence } from "./read-evidence";
import { readItem } from "./read-item";
import { applyOutcome } from "./record-outcome";
import { applyStoredAnswer } from "./recover-interrupted-item";
import { refundItem } from "./settle-item";

const STAFF_READ_MS = 10 * 60_000;

/**
 * Finds out whether the attempt of an unsure item bought, without sending. An outcome or answer that was stored meanwhile decides;
 * else the product is read and compared with the evidence. Found: the item is accepted. Absent: it is refunded after several such
 * reads over half an hour (a setting), because the upstream may show a purchase late. Anything else is left to staff.
 */
export async function resolveUnknownItem(context: AdvanceContext, lease: Lease): Promise<void> {
  const { db, upstream } = context;
  const { item } = lease;
  const attempt = await db.attempt.findFirst({ where: { itemId: item.id }, orderBy: { otimeMs: "desc" } });
  assert(attempt !== null, `item ${item.id} is unsure without an attempt`);
  const okWithoutName =
    isExclusive(item) && item.name === null && attempt.outcome === "ok" && attempt.givenName === null;
  if (okWithoutName) return readAgainLater(context, lease, "staff_cannot_tell");
  if (attempt.outcome && attempt.outcome !== "unknown") {
    await applyOutcome(context, lease, attempt.id, attempt);
    failpoint("outcome-recorded");
    return;
  }
  // The answer may have been stored after the item had become unsure.
  if (await applyStoredAnswer(context, lease, attempt)) return;
  const evidence = await readEvidence(db, item);
  if (isExclusive(item) || !evidence) return readAgainLater(context, lease, "staff_cannot_tell");
  const reading = await readItem(upstream.call, item);
  failpoint("resolve-read");
  await applyFinding(context, lease, actionOf(item).find(reading, evidence), reading, attempt);
}

async function applyFinding(
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
      return readAgainLater(context, lease, null);
    case "cannot_tell":
      return readAgainLater(context, lease, "staff_cannot_tell");
    default:
      unreachable(finding);
  }
}

/** One more read that did not find the product. Reads that come close together count as one: they prove no more. */
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
    // The upstream may give this refusal for an order that it took. Now it is proven that it took none, so the refusal is the reason.
    const proven = attempt.code !== null && isUnprovenRefusal(item, attempt.reason);
    const reason = { code: proven ? `upstream.${attempt.reason}` : "absent", params: {} };
    await db.$transaction((tx) => refundItem(tx, lease, { reason, actor, at: now, data: { ...data, absentReads } }));
    failpoint("refunded");
    return;
  }
  // Frequent reads in the first minute find quickly what was bought. Later ones come when they count, the last when the time is over.
  const lastReadAt = counts ? now : (item.lastReadAt ?? now);
  const untilItCountsMs = lastReadAt.getTime() + spacingMs - now.getTime();
  const untilOverMs = absentReads >= rules.absentReads ? rules.absentMs - sinceMs : untilItCountsMs;
  const nextMs = Math.min(spacingMs, Math.max(5_000, sinceMs < 60_000 ? sinceMs : untilOverMs));
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

/** The read decided nothing: the item is read again later, and is shown to staff when they must decide. */
async function readAgainLater(context: AdvanceContext, lease: Lease, staff: "staff_cannot_tell" | null): Promise<void> {
  const { db, now, actor } = context;
  const code = staff ?? "unsure";
  await db.$transaction((tx) =>
    moveItem(tx, lease, {
      to: "unsure",
      at: now,
      actor,
      reason: { code, params: {} },
      dueAt: later(context, staff ? STAFF_READ_MS : 15_000),
      needsStaff: staff !== null,
    }),
  );
  failpoint("rescheduled");
}

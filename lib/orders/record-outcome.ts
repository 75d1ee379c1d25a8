import "server-only";
import { isAuthenticationTrouble, type Outcome } from "@/lib/cndns/outcome";
import { invalid, unreachable } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { openText, seal } from "@/lib/core/secret";
import type { Tx } from "@/lib/db/client";
import type { Attempt, OrderItem } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import type { Bought } from "@/lib/lines/line";
import { lineOf } from "@/lib/lines/registry";
import { endReplaced, namedLike } from "@/lib/services/end-replaced";
import { pausePurchases } from "@/lib/upstream/pause";
import { type AdvanceContext, later } from "./advance-context";
import type { Reason } from "./contract";
import { failpoint } from "./failpoint";
import { isExclusive } from "./flight";
import { transferOf } from "./item-reading";
import { type Lease, LeaseLost } from "./lease";
import { moveItem } from "./move-item";
import { type ClaimKind, openClaim } from "./open-claim";
import { openService } from "./open-service";
import { refundItem } from "./refund-item";
import { unsureReason } from "./unsure-reason";
import { waitItem } from "./wait-item";
import { wakeItem } from "./wake-item";

/** How often it is looked at again whether another service still stands for what was bought. */
const BOUND_LOOK_MS = 10 * 60_000;

/** What of an outcome is kept with its attempt, and is enough to act on later. */
export type AttemptOutcome = Pick<Attempt, "outcome" | "reason" | "code" | "text">;

const givenSecretsPlace = (attemptId: string) => ({
  table: "attempts",
  row: attemptId,
  column: "given_secrets_enc",
});

/** What the answer told of the product: its name, and its secrets sealed. */
function given(attemptId: string, outcome: Outcome<unknown>): Pick<Attempt, "givenName" | "givenSecretsEnc"> {
  const bought = (outcome.kind === "ok" && outcome.value ? outcome.value : {}) as Bought;
  const secrets = bought.secrets && Object.keys(bought.secrets).length > 0 ? JSON.stringify(bought.secrets) : null;
  return {
    givenName: bought.name ?? null,
    givenSecretsEnc: secrets === null ? null : seal(env().keyRing, secrets, givenSecretsPlace(attemptId)),
  };
}

export function keptOutcome(outcome: Outcome<unknown>): AttemptOutcome {
  return {
    outcome: outcome.kind,
    reason: "name" in outcome && outcome.name ? outcome.name : "reason" in outcome ? outcome.reason : null,
    code: "code" in outcome ? (outcome.code ?? null) : null,
    text: "text" in outcome && outcome.text ? outcome.text.slice(0, 500) : null,
  };
}

/**
 * Writes down what came of an attempt and what follows from it (state, service, postings), in one transaction. When the
 * lease was lost meanwhile only the fact is written: whoever holds the item acts on it.
 * @param told.stored the answer was found stored: who sent the attempt may still live, and write the same.
 */
export async function recordOutcome(
  context: AdvanceContext,
  lease: Lease,
  attemptId: string,
  outcome: Outcome<unknown>,
  told: { ms: number; stored?: boolean },
): Promise<void> {
  const { db } = context;
  const kept = keptOutcome(outcome);
  const pausing = isAuthenticationTrouble(outcome);
  const write = async (tx: Tx) => {
    if (told.stored) await lockItem(tx, lease.item.id);
    const attempt = await writeFact(tx, attemptId, outcome, told.ms);
    if (pausing) await pausePurchases(tx, kept.reason ?? "authentication", context.now);
    return attempt;
  };
  if (pausing) log.error({ reason: kept.reason }, "the upstream refuses our account: purchases stand still");
  try {
    await applyOutcome(context, lease, attemptId, kept, write);
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
    await db.$transaction(async (tx) => {
      await lockItem(tx, lease.item.id);
      await write(tx);
      await noteLate(tx, context, lease.item.id, kept);
    });
    throw error;
  }
}

/** The same where the item is final already: only the fact, and a claim where staff must know of it. Safe to repeat. */
export async function recordLate(
  { db, now }: Pick<AdvanceContext, "db" | "now">,
  attempt: Pick<Attempt, "id" | "itemId">,
  outcome: Outcome<unknown>,
  ms: number,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockItem(tx, attempt.itemId);
    await writeFact(tx, attempt.id, outcome, ms);
    await noteLate(tx, { now }, attempt.itemId, keptOutcome(outcome));
  });
}

/** What was answered, once. @returns the attempt, unless its answer was written before. */
async function writeFact(
  tx: Tx,
  attemptId: string,
  outcome: Outcome<unknown>,
  ms: number,
): Promise<Attempt | undefined> {
  // The true moment, whatever time the step was asked to play: figures of the agent's money are compared with it.
  const answeredAt = new Date();
  const [attempt] = await tx.attempt.updateManyAndReturn({
    where: { id: attemptId, OR: [{ answeredAt: null }, { outcome: "unknown", reason: "reply_not_stored" }] },
    data: { ...keptOutcome(outcome), ...given(attemptId, outcome), ms, answeredAt },
  });
  return attempt;
}

/**
 * The item before its attempt, as everybody does who settles it beside its sender: they see this answer, or it sees what they did.
 * NO KEY: who changes an attempt twice in one transaction has PostgreSQL look for its item, and would wait for this lock.
 */
async function lockItem(tx: Tx, itemId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM order_items WHERE id = ${itemId}::uuid FOR NO KEY UPDATE`;
}

/** The item was settled or taken over while the answer was under way. */
async function noteLate(
  tx: Tx,
  context: Pick<AdvanceContext, "now">,
  itemId: string,
  kept: AttemptOutcome,
): Promise<void> {
  const item = await tx.orderItem.findUniqueOrThrow({ where: { id: itemId } });
  const kind = lateClaim(item, kept);
  if (item.state === "refunded" && kind) {
    // That it was accepted and came to nothing is known already, and staff see to our money.
    if ((await tx.claim.count({ where: { itemId, kind: "failed_upstream" } })) > 0) return;
    await openClaim(tx, { itemId, kind, at: context.now, evidence: { late: { ...kept } } });
  } else if (item.state === "unsure") {
    await tx.orderItem.updateMany({ where: { id: itemId, state: "unsure" }, data: { dueAt: context.now } });
    await wakeItem(tx, itemId, context.now);
  }
}

/**
 * An answer that says nothing is no discovery: the nightly search looks for what such an attempt may have bought. Where there is no
 * name to look for, only staff can look.
 */
function lateClaim(item: OrderItem, { outcome }: AttemptOutcome): ClaimKind | null {
  if (outcome === "ok") return "bought_after_refund";
  return outcome === "unknown" && isExclusive(item) ? "unclear_after_refund" : null;
}

/**
 * What follows from an outcome: accepted, refunded, waiting or unsure. Used when the answer comes and again when a later
 * look finds it recorded.
 * @param write runs first in the same transaction, and tells the attempt as it is then.
 */
export async function applyOutcome(
  context: AdvanceContext,
  lease: Lease,
  attemptId: string,
  kept: AttemptOutcome,
  write: (tx: Tx) => Promise<Attempt | undefined> = async () => undefined,
): Promise<void> {
  const { db, now, actor } = context;
  const kind = kept.outcome as Outcome<unknown>["kind"];
  const data = { attemptId, outcome: kind, code: kept.code, text: kept.text };
  const close = (tx: Tx) => tx.attempt.updateMany({ where: { id: attemptId, endedAt: null }, data: { endedAt: now } });
  switch (kind) {
    case "ok":
      await db.$transaction(async (tx) => {
        const attempt = await write(tx);
        await acceptItem(tx, context, lease, data, "state", { attempt });
        failpoint("outcome-written");
      });
      return;
    case "rejected":
      await db.$transaction(async (tx) => {
        await write(tx);
        await close(tx);
        const reason = { code: `upstream.${kept.reason ?? "refused"}`, params: {} };
        await refundItem(tx, lease, { reason, actor, at: now, data });
        failpoint("outcome-written");
      });
      return;
    case "unknown":
      await db.$transaction(async (tx) => {
        await write(tx);
        await makeUnsure(tx, context, lease, unsureReason(lease.item, kept), data);
        failpoint("outcome-written");
      });
      return;
    case "ours":
    case "unreached":
      await waitItem(context, lease, {
        reason: { code: kind === "ours" ? `ours.${kept.reason ?? "trouble"}` : "upstream_unreached", params: {} },
        againInMs: kind === "ours" ? 60_000 : 15_000,
        needsStaff: kind === "ours",
        data: { attemptId, outcome: kind, code: kept.code ?? 0, text: kept.text ?? "" },
        first: async (tx) => {
          await write(tx);
          await close(tx);
          failpoint("outcome-written");
        },
      });
      return;
    default:
      unreachable(kind);
  }
}

/**
 * The upstream took the order: a service opens, and reads will tell when it works.
 * @param known.name the product's own name, where a read or staff told it.
 * @param known.attempt the item's last attempt, where it was just read.
 */
export async function acceptItem(
  tx: Tx,
  context: AdvanceContext,
  lease: Pick<Lease, "item" | "token">,
  data: Record<string, string | number | null>,
  kind: "state" | "decision" = "state",
  known: { name?: string | undefined; attempt?: Attempt | undefined } = {},
): Promise<void> {
  const { item } = lease;
  const attempt =
    known.attempt ?? (await tx.attempt.findFirst({ where: { itemId: item.id }, orderBy: { otimeMs: "desc" } }));
  const name = known.name ?? attempt?.givenName ?? item.name;
  if (item.action === "purchase" && name === null) {
    // Accepted, and the answer told no name: what was bought must be pointed at by staff.
    return makeUnsure(tx, context, lease, { code: "staff_cannot_tell", params: {} }, { ...data, why: "no_name" });
  }
  const opens = item.action === "purchase" || item.action === "transfer";
  if (opens && item.serviceId === null && (await isBound(tx, item.line, name))) {
    // It was seen absent just before: what stands under the name is of a product that had left.
    const anew = attempt?.absentBefore === true && !isExclusive(item);
    if (!anew) return keepForStaff(tx, context, lease, kind, name, data);
    await endReplaced(tx, context.actor, { line: item.line, name: name ?? "" }, context.now);
  }
  const secrets: Record<string, string> = attempt?.givenSecretsEnc
    ? JSON.parse(openText(env().keyRing, attempt.givenSecretsEnc, givenSecretsPlace(attempt.id)))
    : {};
  const serviceId = opens ? await openService(tx, item, { name: name ?? "", secrets }) : item.serviceId;
  const { acceptedDeadlineMs } = item.action === "transfer" ? transferOf(item) : lineOf(item.line);
  await moveItem(tx, lease, {
    to: "accepted",
    at: context.now,
    actor: context.actor,
    kind,
    reason: null,
    dueAt: later(context, 1_500),
    deadlineAt: later(context, acceptedDeadlineMs),
    data,
    more: { serviceId, name, costChargedFen: attempt?.expectedChargeFen ?? null, absentReads: 0, lastReadAt: null },
  });
}

/** Another service stands for the product. */
async function isBound(tx: Tx, line: string, name: string | null): Promise<boolean> {
  return name !== null && (await tx.service.count({ where: namedLike({ line, name }) })) > 0;
}

/** One product is never two customers': somebody took the wrong one for theirs, which only people can find out. */
async function keepForStaff(
  tx: Tx,
  context: AdvanceContext,
  lease: Pick<Lease, "item" | "token">,
  kind: "state" | "decision",
  name: string | null,
  data: Record<string, string | number | null>,
): Promise<void> {
  if (kind === "decision")
    throw invalid({ upstreamName: { code: "orders.product_bound", params: { name: name ?? "" } } });
  log.error({ itemId: lease.item.id, name }, "what was bought stands for another service already");
  await moveItem(tx, lease, {
    to: "unsure",
    at: context.now,
    actor: context.actor,
    reason: { code: "staff_cannot_tell", params: {} },
    dueAt: later(context, BOUND_LOOK_MS),
    deadlineAt: null,
    needsStaff: true,
    data: { ...data, why: "bound", name },
    more: { absentReads: 0, lastReadAt: null },
  });
}

/** Nobody can tell whether it was bought: ask by reads, never send again for this item. */
export async function makeUnsure(
  tx: Tx,
  context: AdvanceContext,
  lease: Pick<Lease, "item" | "token">,
  reason: Reason,
  data: Record<string, string | number | null>,
): Promise<void> {
  await moveItem(tx, lease, {
    to: "unsure",
    at: context.now,
    actor: context.actor,
    reason,
    dueAt: later(context, 3_000),
    deadlineAt: null,
    data,
    more: { absentReads: 0, lastReadAt: null },
  });
}

import "server-only";
import { isAuthenticationTrouble, type Outcome } from "@/lib/cndns/outcome";
import { unreachable } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { seal } from "@/lib/core/secret";
import type { Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import type { Attempt, OrderItem } from "@/lib/db/generated/client";
import { advanceItemJob } from "@/lib/db/queued-jobs";
import { env } from "@/lib/env";
import type { Bought } from "@/lib/product-lines/product-action";
import { pausePurchases } from "@/lib/upstream/pause";
import { acceptItem } from "./accept-item";
import type { AdvanceContext } from "./advance-context";
import { failpoint } from "./failpoint";
import { isExclusive } from "./item-fields";
import { givenSecretsPlace } from "./item-secrets";
import { type Lease, LeaseLost } from "./lease";
import { makeUnsure, unsureReason, waitItem } from "./postpone-item";
import { type ClaimKind, openClaim, refundItem } from "./settle-item";

/** The part of an outcome that is stored with its attempt; enough to act on later. */
export type AttemptOutcome = Pick<Attempt, "outcome" | "reason" | "code" | "text">;

/** The product's name and its secrets (sealed), where the answer told them. */
function givenByAnswer(attemptId: string, outcome: Outcome<unknown>): Pick<Attempt, "givenName" | "givenSecretsEnc"> {
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
 * Records the outcome of an attempt and what follows from it (state, service, postings), in one transaction. When the lease was lost
 * meanwhile, only the outcome is written, and whoever holds the item acts on it.
 * @param told.stored the outcome was read from the stored answer: the worker that sent the attempt may still live and record the same.
 * @throws LeaseLost after the outcome was written, when another process holds the item or it has moved.
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
    const attempt = await storeOutcome(tx, attemptId, outcome, told.ms);
    if (pausing) await pausePurchases(tx, kept.reason ?? "authentication", context.now);
    return attempt;
  };
  if (pausing) log.error({ reason: kept.reason }, "the upstream refuses our account: purchases are paused");
  try {
    await applyOutcome(context, lease, attemptId, kept, write);
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
    await db.$transaction(async (tx) => {
      await lockItem(tx, lease.item.id);
      await write(tx);
      await followUpLateOutcome(tx, context, lease.item.id, kept);
    });
    throw error;
  }
}

/** Records an outcome of an item that is final: on its attempt alone, and by a claim where staff must know of it. Safe to repeat. */
export async function recordLateOutcome(
  { db, now }: Pick<AdvanceContext, "db" | "now">,
  attempt: Pick<Attempt, "id" | "itemId">,
  outcome: Outcome<unknown>,
  ms: number,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockItem(tx, attempt.itemId);
    await storeOutcome(tx, attempt.id, outcome, ms);
    await followUpLateOutcome(tx, { now }, attempt.itemId, keptOutcome(outcome));
  });
}

/** Writes the outcome to its attempt, once. @returns the attempt; undefined when an outcome had been written before. */
async function storeOutcome(
  tx: Tx,
  attemptId: string,
  outcome: Outcome<unknown>,
  ms: number,
): Promise<Attempt | undefined> {
  // The real time, not the context's `now` that tests move: it is compared with the times of the agent's figures.
  const answeredAt = new Date();
  const [attempt] = await tx.attempt.updateManyAndReturn({
    where: { id: attemptId, OR: [{ answeredAt: null }, { outcome: "unknown", reason: "reply_not_stored" }] },
    data: { ...keptOutcome(outcome), ...givenByAnswer(attemptId, outcome), ms, answeredAt },
  });
  return attempt;
}

/**
 * Locks the item before its attempt is written, in the order of everybody who settles an item. So a settlement at the same time either
 * sees this answer or is seen here. FOR NO KEY UPDATE: a transaction that changes an attempt twice makes PostgreSQL check the foreign
 * key to the item, which a plain FOR UPDATE would block.
 */
async function lockItem(tx: Tx, itemId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM order_items WHERE id = ${itemId}::uuid FOR NO KEY UPDATE`;
}

/** What follows when the item was settled or taken over before the outcome came: a claim where it was refunded, a wake-up where it is unsure. */
async function followUpLateOutcome(
  tx: Tx,
  context: Pick<AdvanceContext, "now">,
  itemId: string,
  kept: AttemptOutcome,
): Promise<void> {
  const item = await tx.orderItem.findUniqueOrThrow({ where: { id: itemId } });
  const kind = lateClaim(item, kept);
  if (item.state === "refunded" && kind) {
    // That the order was accepted and then failed is known already, and this claim makes staff ask for our money.
    if ((await tx.claim.count({ where: { itemId, kind: "failed_upstream" } })) > 0) return;
    await openClaim(tx, { itemId, kind, at: context.now, evidence: { late: { ...kept } } });
  } else if (item.state === "unsure") {
    await tx.orderItem.updateMany({ where: { id: itemId, state: "unsure" }, data: { dueAt: context.now } });
    await enqueue(tx, advanceItemJob, itemId, { at: context.now });
  }
}

/**
 * The claim that a late outcome of a refunded item opens. An unknown outcome proves nothing, and the nightly search looks for what the
 * attempt may have bought. Where the upstream makes the name there is nothing to search for, so staff must look.
 */
function lateClaim(item: OrderItem, { outcome }: AttemptOutcome): ClaimKind | null {
  if (outcome === "ok") return "bought_after_refund";
  return outcome === "unknown" && isExclusive(item) ? "unclear_after_refund" : null;
}

/**
 * Carries out what follows from an outcome: the item becomes accepted, refunded, waiting or unsure. Called when the answer comes, and
 * by a later step that finds the outcome recorded.
 * @param write runs first in the same transaction, and returns the attempt as it is then.
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

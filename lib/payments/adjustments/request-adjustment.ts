import "server-only";
import type { z } from "zod";
import { askApproval } from "@/lib/approvals/ask-approval";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { AppError, conflict, forbidden, notFound } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import type { AdjustmentView, requestAdjustmentContract } from "../admin-contract";
import { type AdjustmentRecord, adjustmentViewOf, withCustomer } from "./adjustment-view";
import { isBeyondAdjustmentLimit } from "./beyond-adjustment-limit";
import { postAdjustment } from "./post-adjustment";

type Input = z.output<typeof requestAdjustmentContract.input>;

/**
 * Corrects a wallet (or our books of the agent balance) with a reason. One person may post up to the limit of the
 * settings in 24 hours; more waits for a second person. Audited. Safe to repeat with the same key: the first
 * adjustment is returned; with another body it is refused.
 * @throws AppError money.wallet_too_low (409), reauth.required, idempotency.other_body.
 */
export async function requestAdjustment(
  actor: StaffActor,
  input: Input,
  { idempotencyKey: requestKey }: { idempotencyKey?: string },
): Promise<AdjustmentView> {
  if (actor.role === "support") throw forbidden();
  requireReauth(actor);
  if (!requestKey) throw new AppError("idempotency.missing", 400);
  const before = await findAsked(actor, requestKey, input);
  if (before) return adjustmentViewOf(db, before);
  try {
    return await db.$transaction((tx) => askAdjustment(tx, actor, input, requestKey));
  } catch (error) {
    const first = await findAsked(actor, requestKey, input);
    if (first) return adjustmentViewOf(db, first);
    throw error;
  }
}

/**
 * The same inside a transaction that does something else as well. The caller must pass a new key.
 * @throws AppError money.wallet_too_low.
 */
export async function askAdjustment(
  tx: Tx,
  actor: StaffActor,
  input: Input,
  requestKey: string,
): Promise<AdjustmentView> {
  const { customerId, amountFen, reason } = input;
  if (customerId && (await tx.user.count({ where: { id: customerId, kind: "customer" } })) === 0)
    throw notFound("customer");
  const at = new Date();
  const needsSecond = await isBeyondAdjustmentLimit(tx, actor.userId, amountFen, at);
  // Posting refuses it too; the second person should not have to find that out.
  if (needsSecond && customerId) await requireEnough(tx, customerId, -amountFen);
  const decided = needsSecond ? {} : { state: "posted" as const, decidedBy: actor.userId, decidedAt: at };
  const row = await tx.adjustment.create({
    data: {
      target: customerId ? "wallet" : "agent",
      ...{ customerId, amountFen, reason, needsSecond, requestKey },
      requestedBy: actor.userId,
      requestedAt: at,
      ...decided,
    },
    include: withCustomer,
  });
  const whose = customerId ? { customerId } : {};
  const after = { target: row.target, amountFen: amountFen.toString() };
  if (needsSecond) {
    const asked = { id: row.id, kind: "adjustment", subjectId: row.id, ...whose, before: {}, after, reason } as const;
    await askApproval(tx, actor, { ...asked, lasting: true }, at);
    return adjustmentViewOf(tx, row);
  }
  await postAdjustment(tx, row, actor.userId, at);
  await recordEvent(tx, actor, {
    action: "payments.post-adjustment",
    subject: { kind: "adjustment", id: row.id },
    ...whose,
    after: { amountFen: amountFen.toString(), reason, state: row.state },
  });
  return adjustmentViewOf(tx, row);
}

async function requireEnough(tx: Tx, customerId: string, takenFen: bigint): Promise<void> {
  const { balanceFen } = await readWalletFen(tx, customerId);
  if (takenFen > balanceFen) throw conflict("money.wallet_too_low", { missingFen: (takenFen - balanceFen).toString() });
}

async function findAsked(actor: StaffActor, requestKey: string, input: Input): Promise<AdjustmentRecord | null> {
  const where = { requestedBy_requestKey: { requestedBy: actor.userId, requestKey } };
  const row = await db.adjustment.findUnique({ where, include: withCustomer });
  if (!row) return null;
  const same = row.customerId === input.customerId && row.amountFen === input.amountFen && row.reason === input.reason;
  if (!same) throw conflict("idempotency.other_body");
  return row;
}

import "server-only";
import type { Otime } from "@/lib/cndns/client";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import type { Fen } from "@/lib/core/money";
import { type OrderItem, Prisma } from "@/lib/db/generated/client";
import type { Before } from "@/lib/product-lines/product-action";
import { actionOf } from "@/lib/product-lines/registry";
import { nextOtime } from "@/lib/upstream/next-otime";
import { type AgentMoney, snapshotAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import { type AdvanceContext, later } from "./advance-context";
import { NotSent } from "./check-before-buying";
import { failpoint } from "./failpoint";
import { isControlUnderWay } from "./is-control-under-way";
import { configOf, isExclusive } from "./item-fields";
import type { Lease } from "./lease";
import { moveItem } from "./move-item";
import { requestInFlightLock, reserveBalance } from "./reserve-balance";

/** Figures of the agent's money that are older than this are asked for again before an attempt relies on them. */
const FIGURES_MS = 60_000;
/** A little longer than a lease: after this time an item that is still "buying" has lost its worker. */
const CRASHED_MS = 35_000;

/** Why no attempt was written: the item's reason, and how long until it is looked at again. */
const REFUSALS = {
  agent_balance: { code: "ours.agent_balance", againInMs: 60_000 },
  agent_unknown: { code: "upstream_silent", againInMs: 30_000 },
  paused: { code: "paused", againInMs: 60_000 },
  in_flight: { code: "in_flight", againInMs: 3_000 },
  name_busy: { code: "name_busy", againInMs: 10_000 },
  control_under_way: { code: "control_under_way", againInMs: 15_000 },
} as const;

/** What the checks before buying found: the present cost, and the product's status. */
export interface CheckedPurchase {
  costFen: Fen;
  absentBefore: boolean;
  before: Before | null;
}

export interface WrittenAttempt {
  id: string;
  otime: Otime;
  costFen: Fen;
  before: Before | null;
  /** performance.now() and Date.now() before the commit began: the five seconds to send in count from here. */
  committedAtMs: number;
  committedAt: number;
}

/**
 * Writes the attempt and commits it, durably, before anything is sent: whatever happens afterwards, later steps find it. In the same
 * transaction the item becomes "buying" and the charge is reserved on the agent balance.
 * @param known the newest stored figures of the agent's money; asked for again when they are too old.
 * @throws NotSent when no attempt was written.
 */
export async function writeAttempt(
  context: AdvanceContext,
  lease: Lease,
  check: CheckedPurchase,
  known: AgentMoney | null,
): Promise<WrittenAttempt> {
  try {
    return await tryWriting(context, lease, check, known);
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith("upstream.")) throw error;
    log.error({ code: error.code, ...error.params }, "no otime for an attempt");
    const againInMs = error.code === "upstream.near_midnight" ? 25_000 : 10_000;
    throw new NotSent({ kind: "wait", code: error.code.replace("upstream.", "ours."), againInMs });
  }
}

async function tryWriting(
  context: AdvanceContext,
  lease: Lease,
  check: CheckedPurchase,
  known: AgentMoney | null,
): Promise<WrittenAttempt> {
  const money = await agentFigures(context, known, check.costFen);
  if (!money) throw refused("agent_unknown", check);
  failpoint("balance-known");
  const otime = await nextOtime(context.db, "attempt");
  failpoint("otime-taken");
  const id = newId();
  const [committedAtMs, committedAt] = [performance.now(), Date.now()];
  try {
    await commitAttempt(context, lease, check, { id, otime, money });
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    if (error instanceof Refused && refusal === "in_flight" && isExclusive(lease.item)) {
      await requestInFlightLock(context.db, lease.item.id);
    }
    throw refused(refusal, check);
  }
  failpoint("attempt-committed");
  return { id, otime, costFen: check.costFen, before: check.before, committedAtMs, committedAt };
}

/** Figures that were read a moment ago, unless they are too little: the agent balance may just have been topped up. */
async function agentFigures(
  { db, upstream, now }: AdvanceContext,
  known: AgentMoney | null,
  costFen: Fen,
): Promise<AgentMoney | null> {
  const fresh = known && now.getTime() - known.at.getTime() < FIGURES_MS;
  if (fresh && known.availableFen >= costFen) return known;
  return (await snapshotAgentBalance(db, upstream, new Date())).money;
}

async function commitAttempt(
  context: AdvanceContext,
  lease: Lease,
  { costFen, absentBefore, before }: CheckedPurchase,
  { id, otime, money }: { id: string; otime: Otime; money: AgentMoney },
): Promise<void> {
  const { db, upstream, now, actor } = context;
  const { account } = upstream;
  const { item } = lease;
  await db.$transaction(async (tx) => {
    await moveItem(tx, lease, {
      to: "buying",
      at: now,
      actor,
      reason: null,
      // Reached only when the worker crashes: recording the outcome moves the item on. The sweep wakes it after the lease.
      dueAt: later(context, CRASHED_MS),
      data: { attemptId: id, costFen: costFen.toString() },
    });
    if (await isControlUnderWay(tx, item)) throw new Refused("control_under_way");
    await tx.attempt.create({
      data: {
        id,
        itemId: item.id,
        account,
        productLine: item.productLine,
        name: item.name,
        endpoint: actionOf(item).endpoint(configOf(item.config)),
        otimeMs: otime.ms,
        maskedInput: maskedInput(item, before),
        expectedChargeFen: costFen,
        // `moneyBefore` is stored just before sending, and only for exclusive attempts: beside other purchases it would be no evidence.
        absentBefore,
        stateBefore: before
          ? { expiresAt: before.expiresAt?.toISOString() ?? null, failed: before.failed, config: before.config }
          : undefined,
      },
      select: { id: true },
    });
    const refusal = await reserveBalance(tx, { account, attemptId: id, otimeMs: otime.ms, money, costFen }, item);
    if (refusal) throw new Refused(refusal);
    failpoint("attempt-written");
  });
}

/** Thrown inside the transaction, so that it rolls back. */
class Refused extends Error {
  constructor(readonly refusal: keyof typeof REFUSALS) {
    super(refusal);
  }
}

function refusalOf(error: unknown): keyof typeof REFUSALS | null {
  if (error instanceof Refused) return error.refusal;
  // The unique index over open attempts: another item's attempt for the name is open.
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return "name_busy";
  // The exclusion constraint: the in-flight lock was taken after all.
  return error instanceof Error && error.message.includes("attempts_in_flight_lock") ? "in_flight" : null;
}

function refused(refusal: keyof typeof REFUSALS, { costFen }: CheckedPurchase): NotSent {
  const needsStaff = refusal === "agent_balance";
  if (needsStaff) log.error({ costFen: costFen.toString() }, "the agent balance is too low to buy");
  return new NotSent({ kind: "wait", ...REFUSALS[refusal], needsStaff });
}

/** What is sent, as staff may see it: without secrets. */
function maskedInput(item: OrderItem, before: Before | null): Prisma.InputJsonObject {
  const { displayName: name, years, months } = item;
  return {
    name,
    years,
    ...(months > 0 ? { months } : {}),
    ...actionOf(item).mask(configOf(item.config)),
    ...(before?.expiresAt ? { expiresAtBefore: before.expiresAt.toISOString() } : {}),
  };
}

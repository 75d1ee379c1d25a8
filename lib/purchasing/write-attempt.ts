import "server-only";
import type { Otime } from "@/lib/cndns/client";
import { newId } from "@/lib/core/id";
import type { Fen } from "@/lib/core/money";
import type { Tx } from "@/lib/db/client";
import { type OrderItem, Prisma } from "@/lib/db/generated/client";
import { productLineOf } from "@/lib/product-lines/registry";
import { nextOtime } from "@/lib/upstream/next-otime";
import { type AgentMoney, snapshotAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import { type AdvanceContext, later } from "./advance-context";
import type { Before, Check } from "./check-before-buying";
import { failpoint } from "./failpoint";
import { askForExclusion, isExclusive, takeInFlightLock } from "./in-flight-lock";
import { transferOf } from "./item-reading";
import { configOf } from "./item-subject";
import type { Lease } from "./lease";
import { moveItem } from "./move-item";
import { freeAgentBalance, freeAgentBalanceFen } from "./reserve-balance";

/** Figures older than this are asked for again before an attempt counts on them. */
const FIGURES_MS = 60_000;
/** A little longer than a lease. */
const CRASHED_MS = 35_000;

export interface WrittenAttempt {
  id: string;
  otime: Otime;
  costFen: Fen;
  before: Before | null;
  /** performance.now() and Date.now() before the commit began: the five seconds to send in count from here. */
  committedAtMs: number;
  committedAt: number;
}

class Refused extends Error {
  constructor(readonly code: "agent_balance" | "paused" | "flight") {
    super(code);
  }
}

/**
 * Writes the attempt down and commits it, durably, before anything is sent: whatever happens afterwards, a later look
 * finds it. In the same transaction the item becomes "buying" and the charge is reserved on the agent balance.
 * @param known the figures of the agent's money that it may count on, unless they are too old.
 * @returns the attempt, or why none was written (nothing was or will be sent).
 */
export async function writeAttempt(
  context: AdvanceContext,
  lease: Lease,
  check: Extract<Check, { kind: "go" }>,
  known: AgentMoney | null,
): Promise<WrittenAttempt | { refused: "agent_balance" | "paused" | "flight" | "name_busy" | "agent_unknown" }> {
  const money = await agentFigures(context, known);
  if (!money) return { refused: "agent_unknown" };
  failpoint("balance-known");
  const otime = await nextOtime(context.db, "attempt");
  failpoint("otime-taken");
  const id = newId();
  const [committedAtMs, committedAt] = [performance.now(), Date.now()];
  try {
    await commitAttempt(context, lease, check, { id, otime, money });
  } catch (error) {
    if (error instanceof Refused) {
      if (error.code === "flight" && isExclusive(lease.item)) await askForExclusion(context.db, lease.item.id);
      return { refused: error.code };
    }
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      return { refused: "name_busy" };
    if (error instanceof Error && error.message.includes("attempts_flight")) return { refused: "flight" };
    throw error;
  }
  failpoint("attempt-committed");
  return { id, otime, costFen: check.costFen, before: check.before, committedAtMs, committedAt };
}

async function agentFigures(
  { db, upstream, now }: AdvanceContext,
  known: AgentMoney | null,
): Promise<AgentMoney | null> {
  if (known && now.getTime() - known.at.getTime() < FIGURES_MS) return known;
  return (await snapshotAgentBalance(db, upstream, new Date())).money;
}

async function commitAttempt(
  context: AdvanceContext,
  lease: Lease,
  check: Extract<Check, { kind: "go" }>,
  { id, otime, money }: { id: string; otime: Otime; money: AgentMoney },
): Promise<void> {
  const { db, upstream, now, actor } = context;
  const { item } = lease;
  await db.$transaction(async (tx) => {
    await moveItem(tx, lease, {
      to: "buying",
      at: now,
      actor,
      reason: null,
      // Only a crash leaves it here: the sweeper looks once the lease is over.
      dueAt: later(context, CRASHED_MS),
      data: { attemptId: id, costFen: check.costFen.toString() },
    });
    await tx.attempt.create({
      data: {
        id,
        itemId: item.id,
        account: upstream.account,
        line: item.line,
        name: item.name,
        endpoint: endpointOf(item),
        otimeMs: otime.ms,
        maskedInput: maskedInput(item, check.before),
        expectedChargeFen: check.costFen,
        // The figures are evidence only for one that is alone in flight: these it gets once it is, just before it is sent.
        absentBefore: check.absentBefore,
        stateBefore: check.before
          ? {
              expiresAt: check.before.expiresAt?.toISOString() ?? null,
              failed: check.before.failed,
              config: check.before.config,
            }
          : undefined,
      },
      select: { id: true },
    });
    await takeOff(tx, { account: upstream.account, id, otime, money, costFen: check.costFen, item });
    failpoint("attempt-written");
  });
}

/**
 * What no two attempts may find out at once, under the lock on the account row: whether purchases run, whether the money is there,
 * whether it may fly beside the others. It comes last, so that the others wait for no more than this and the commit.
 * @throws Refused, and the transaction rolls back.
 */
async function takeOff(
  tx: Tx,
  attempt: { account: string; id: string; otime: Otime; money: AgentMoney; costFen: Fen; item: OrderItem },
): Promise<void> {
  const { account, id, otime, money, costFen, item } = attempt;
  const [row] = await tx.$queryRaw<{ paused: boolean }[]>`
    SELECT paused_at IS NOT NULL AS paused, set_config('synchronous_commit', 'on', true)
      FROM upstream_accounts WHERE id = 1 FOR UPDATE`;
  if (!row || row.paused) throw new Refused("paused");
  const reservation = { account, attemptId: id, money };
  const affordable = Prisma.sql`${freeAgentBalance(reservation)} >= ${costFen}::bigint`;
  if (await takeInFlightLock(tx, { id, otimeMs: otime.ms, affordable }, item)) return;
  throw new Refused((await freeAgentBalanceFen(tx, reservation)) < costFen ? "agent_balance" : "flight");
}

function endpointOf(item: OrderItem): string {
  const line = productLineOf(item.line);
  if (item.action === "renew") return line.renewalEndpoint;
  if (item.action === "transfer") return transferOf(item).endpoint;
  if (item.action === "upgrade") return line.upgradeEndpoint?.(configOf(item.config)) ?? "";
  return line.purchaseEndpoint;
}

/** What staff see of what is sent: no secret. */
function maskedInput(item: OrderItem, before: Before | null): Prisma.InputJsonObject {
  const { displayName: name, years, months } = item;
  return {
    name,
    years,
    ...(months > 0 ? { months } : {}),
    ...(item.action === "renew" || item.line === "domain" ? {} : configOf(item.config)),
    ...(before?.expiresAt ? { expiresAtBefore: before.expiresAt.toISOString() } : {}),
    ...(item.action === "purchase" ? { password: "***" } : {}),
    ...(item.action === "transfer" ? { ...configOf(item.config), transferCode: "***" } : {}),
  };
}

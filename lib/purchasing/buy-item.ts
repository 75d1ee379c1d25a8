import "server-only";
import type { Outcome } from "@/lib/cndns/outcome";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import type { Tx } from "@/lib/db/client";
import { pausePurchases } from "@/lib/upstream/pause";
import type { AdvanceContext } from "./advance-context";
import { checkBeforeBuying } from "./check-before-buying";
import { failpoint } from "./failpoint";
import { isExclusive } from "./in-flight-lock";
import type { Lease } from "./lease";
import { noteAgentMoney } from "./note-agent-money";
import { readStanding, type Standing } from "./read-standing";
import { recordOutcome } from "./record-outcome";
import { refundItem } from "./refund-item";
import { sendAttempt } from "./send-attempt";
import { waitItem } from "./wait-item";
import { type WrittenAttempt, writeAttempt } from "./write-attempt";

/** How long until an item that could not be attempted is looked at again. */
const AGAIN_MS = {
  agent_balance: 60_000,
  agent_unknown: 30_000,
  paused: 60_000,
  flight: 3_000,
  name_busy: 10_000,
} as const;
const REASON = {
  agent_balance: "ours.agent_balance",
  agent_unknown: "upstream_silent",
  paused: "paused",
  flight: "flight",
  name_busy: "name_busy",
} as const;

/**
 * One try to buy what was placed or waits: check, write the attempt down and commit, send once within five seconds, record.
 * docs/decisions/buying-once.md says why in this order.
 */
export async function buyItem(context: AdvanceContext, lease: Lease): Promise<void> {
  const { db, now, actor } = context;
  const waitedOut = lease.item.state === "waiting" && lease.item.deadlineAt && now >= lease.item.deadlineAt;
  if (waitedOut) return waitItem(context, lease, { reason: { code: "waited_too_long", params: {} }, againInMs: 0 });
  const standing = await readStanding(context, lease.item);
  const check = await checkBeforeBuying(context, lease, standing);
  if (check.kind === "refund") {
    await db.$transaction((tx) => refundItem(tx, lease, { reason: check.reason, actor, at: now }));
    failpoint("refunded");
    return;
  }
  if (check.kind === "wait") {
    const { pause } = check;
    const first = pause ? (tx: Tx) => pausePurchases(tx, pause, now).then(() => undefined) : undefined;
    return waitItem(context, lease, { ...check, ...(first ? { first } : {}) });
  }
  const attempt = await tryWriting(context, lease, check, standing);
  if (attempt) await sendAndRecord(context, lease, attempt, standing);
}

async function tryWriting(
  context: AdvanceContext,
  lease: Lease,
  check: Parameters<typeof writeAttempt>[2],
  standing: Standing,
): Promise<WrittenAttempt | null> {
  try {
    const written = await writeAttempt(context, lease, check, standing.money);
    if (!("refused" in written)) return written;
    const { refused } = written;
    if (refused === "agent_balance")
      log.error({ costFen: check.costFen.toString() }, "the agent balance is too low to buy");
    const needsStaff = refused === "agent_balance";
    await waitItem(context, lease, {
      reason: { code: REASON[refused], params: {} },
      againInMs: AGAIN_MS[refused],
      needsStaff,
    });
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith("upstream.")) throw error;
    log.error({ code: error.code, ...error.params }, "no otime for an attempt");
    const againInMs = error.code === "upstream.near_midnight" ? 25_000 : 10_000;
    await waitItem(context, lease, {
      reason: { code: error.code.replace("upstream.", "ours."), params: {} },
      againInMs,
    });
  }
  return null;
}

async function sendAndRecord(
  context: AdvanceContext,
  lease: Lease,
  attempt: WrittenAttempt,
  standing: Standing,
): Promise<void> {
  const held = { ...lease, item: { ...lease.item, state: "buying" as const, reasonCode: null } };
  const startedAtMs = performance.now();
  const alone = isExclusive(held.item);
  // Without the figures before, an unclear answer would leave staff with nothing to go by: then it isn't sent.
  const known = !alone || (await noteAgentMoney(context, attempt.id, "moneyBefore"));
  const outcome: Outcome<unknown> = known
    ? await sendAttempt(context, held, attempt, standing).catch(refusedByOurselves)
    : { kind: "unreached", reason: "vetoed" };
  failpoint("answered");
  if (alone && known) await noteAgentMoney(context, attempt.id, "moneyAfter");
  const sinceBegunMs = performance.now() - (context.begunMs ?? startedAtMs);
  const answered = { ...context, now: new Date(context.now.getTime() + sinceBegunMs) };
  await recordOutcome(answered, held, attempt.id, outcome, { ms: Math.round(performance.now() - startedAtMs) });
  failpoint("outcome-recorded");
}

/** What our own client refuses to send (upstream.input) is refused as by the upstream: nothing was bought, and it won't be better later. */
function refusedByOurselves(error: unknown): Outcome<unknown> {
  if (!(error instanceof AppError) || error.code !== "upstream.input") throw error;
  const fields = Object.entries(error.fields).map(([field, { code }]) => `${field}: ${code}`);
  log.error({ fields }, "an order that can't be sent was sold");
  return { kind: "rejected", code: 0, name: "input", text: `not sent: ${fields.join(", ")}` } as Outcome<unknown>;
}

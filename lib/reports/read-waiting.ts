import "server-only";
import { countOwnRequests, countPendingApprovals } from "@/lib/approvals/list-approvals";
import type { StaffActor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { attentionSql } from "@/lib/orders/staff/count-attention";
import { openDifferences } from "@/lib/paying/bills/open-differences";
import { refundsWaitingFor } from "@/lib/paying/list-refunds";
import { fromUndecided } from "@/lib/statements/undecided-rows";
import { undeliveredFrom, type WaitingKind, type WaitingWork, waitingKinds, waitingKindsOf } from "./waiting-contract";

/** Who asks: their own requests wait for somebody else. */
type Who = Pick<StaffActor, "role" | "userId">;

type Read<T> = Record<WaitingKind, (who: Who, now: Date, tx: Tx) => Promise<T>>;

const counted: Read<{ count: number; since: Date | null }> = {
  attention: async (_, now, tx) => {
    const [row] = await tx.$queryRaw<{ count: number; since: Date | null }[]>`
      SELECT count(*)::int AS count, min(i.state_at) AS since
        FROM (${attentionSql("attention", now)}) x JOIN order_items i ON i.id = x.id`;
    return row ?? { count: 0, since: null };
  },
  topUps: async (_, _now, tx) => {
    const { _count, _min } = await tx.topUp.aggregate({
      where: pendingTopUps,
      _count: true,
      _min: { createdAt: true },
    });
    return { count: _count, since: _min.createdAt };
  },
  approvals: (who, now, tx) => countPendingApprovals(who, now, tx),
  mails: async (_, now, tx) => {
    const where = undeliveredMails(now);
    const { _count, _min } = await tx.mail.aggregate({ where, _count: true, _min: { createdAt: true } });
    return { count: _count, since: _min.createdAt };
  },
  tickets: async (_, _now, tx) => {
    const { _count, _min } = await tx.ticket.aggregate({ where: openTickets, _count: true, _min: { lastAt: true } });
    return { count: _count, since: _min.lastAt };
  },
  fapiao: async (_, _now, tx) => {
    const { _count, _min } = await tx.fapiaoRequest.aggregate({
      where: waitingFapiaos,
      _count: true,
      _min: { stateAt: true },
    });
    return { count: _count, since: _min.stateAt };
  },
  differences: async (_, _now, tx) => {
    const { _count, _min } = await tx.gatewayDifference.aggregate({
      where: openDifferences,
      _count: true,
      _min: { foundAt: true },
    });
    return { count: _count, since: _min.foundAt };
  },
  bankRows: async (_, _now, tx) => {
    const [row] = await tx.$queryRaw<{ count: number; since: Date | null }[]>`
      SELECT count(*)::int AS count, min(r.created_at) AS since ${fromUndecided}`;
    return row ?? { count: 0, since: null };
  },
  payouts: async (who, _now, tx) => {
    const { _count, _min } = await tx.payout.aggregate({
      where: payoutsWaitingFor(who),
      _count: true,
      _min: { createdAt: true },
    });
    return { count: _count, since: _min.createdAt };
  },
  refunds: async (who, _now, tx) => {
    const { _count, _min } = await tx.paymentRefund.aggregate({
      where: refundsWaitingFor(who),
      _count: true,
      _min: { createdAt: true },
    });
    return { count: _count, since: _min.createdAt };
  },
};

/** Payouts to decide or to transfer. One that this person agreed to first waits for somebody else. */
export const payoutsWaitingFor = ({ userId }: Pick<StaffActor, "userId">) =>
  ({
    OR: [{ state: "approved" }, { state: "asked", firstBy: null }, { state: "asked", firstBy: { not: userId } }],
  }) satisfies Prisma.PayoutWhereInput;
export const waitingFapiaos = { state: { in: ["waiting", "to_red"] } } satisfies Prisma.FapiaoRequestWhereInput;
export const openTickets = { state: "open" } as const;
export const pendingTopUps = { state: "pending" } as const;
export const undeliveredMails = (now: Date) =>
  ({ status: "failed", createdAt: { gte: new Date(`${undeliveredFrom(now)}T00:00:00+08:00`) } }) as const;

/** What waits for somebody with this role who can do something about it, the most urgent kind first. Kinds without work are 0. */
export function readWaiting(who: Who, now: Date, tx: Tx = db): Promise<WaitingWork[]> {
  return Promise.all(waitingKindsOf(who.role).map(async (kind) => ({ kind, ...(await counted[kind](who, now, tx)) })));
}

/**
 * What waits for colleagues: kinds of work that this role can't do anything about, but may see, and this person's own requests. Other
 * requests for a second person are nobody's business but theirs.
 */
export async function readWaitingOfOthers(who: Who, now: Date): Promise<WaitingWork[]> {
  const own = waitingKindsOf(who.role);
  const kinds = waitingKinds.filter((kind) => (kind === "approvals") === own.includes(kind));
  const count = (kind: WaitingKind) =>
    kind === "approvals" ? countOwnRequests(who, now) : counted[kind](who, now, db);
  return Promise.all(kinds.map(async (kind) => ({ kind, ...(await count(kind)) })));
}

/** How much waits on each page of the back office, by the page's segment. An approval of an adjustment waits on two pages. */
export async function countByPage(
  who: Who,
  now: Date,
): Promise<
  Record<
    | "attention"
    | "top-ups"
    | "adjustments"
    | "outbox"
    | "tickets"
    | "fapiao"
    | "payouts"
    | "refunds"
    | "books"
    | "statements",
    number
  >
> {
  const [waiting, adjustments] = await Promise.all([
    readWaiting(who, now),
    countPendingApprovals(who, now, db, "adjustment"),
  ]);
  const of = (kind: WaitingKind) => waiting.find((one) => one.kind === kind)?.count ?? 0;
  return {
    attention: of("attention") + of("approvals"),
    "top-ups": of("topUps"),
    adjustments: adjustments.count,
    outbox: of("mails"),
    tickets: of("tickets"),
    fapiao: of("fapiao"),
    payouts: of("payouts"),
    refunds: of("refunds"),
    books: of("differences"),
    statements: of("bankRows"),
  };
}

import "server-only";
import { listApprovalIds } from "@/lib/approvals/list-approvals";
import type { StaffActor } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/client";
import { attentionSql } from "@/lib/orders/staff/count-attention";
import { openDifferences } from "@/lib/paying/bills/open-differences";
import { refundsWaitingFor } from "@/lib/paying/list-refunds";
import { fromUndecided } from "@/lib/statements/undecided-rows";
import { openTickets, payoutsWaitingFor, pendingTopUps, undeliveredMails, waitingFapiaos } from "./read-waiting";
import type { WaitingKind } from "./waiting-contract";

/** More of a kind are not told apart: by then everybody knows that there is a lot. The rest follows once the first are done. */
const MOST = 500;

type Who = Pick<StaffActor, "role" | "userId">;

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

const lists: Record<WaitingKind, (who: Who, now: Date, tx: Tx) => Promise<string[]>> = {
  attention: async (_, now, tx) =>
    idsOf(
      await tx.$queryRaw<{ id: string }[]>`
        SELECT i.id::text AS id FROM (${attentionSql("attention", now)}) x JOIN order_items i ON i.id = x.id
         ORDER BY i.created_at, i.id LIMIT ${MOST}::int`,
    ),
  topUps: async (_, _now, tx) =>
    idsOf(
      await tx.topUp.findMany({
        where: pendingTopUps,
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        take: MOST,
        select: { id: true },
      }),
    ),
  approvals: (who, now, tx) => listApprovalIds(who, now, MOST, tx),
  mails: async (_, now, tx) =>
    idsOf(
      await tx.mail.findMany({
        where: undeliveredMails(now),
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        take: MOST,
        select: { id: true },
      }),
    ),
  tickets: async (_, _now, tx) =>
    idsOf(
      await tx.ticket.findMany({
        where: openTickets,
        orderBy: [{ lastAt: "asc" }, { id: "asc" }],
        take: MOST,
        select: { id: true },
      }),
    ),
  fapiao: async (_, _now, tx) =>
    idsOf(
      await tx.fapiaoRequest.findMany({
        where: waitingFapiaos,
        orderBy: [{ stateAt: "asc" }, { id: "asc" }],
        take: MOST,
        select: { id: true },
      }),
    ),
  differences: async (_, _now, tx) =>
    idsOf(
      await tx.gatewayDifference.findMany({
        where: openDifferences,
        orderBy: [{ foundAt: "asc" }, { id: "asc" }],
        select: { id: true },
        take: MOST,
      }),
    ),
  bankRows: async (_, _now, tx) =>
    idsOf(
      await tx.$queryRaw<{ id: string }[]>`
        SELECT r.id::text AS id ${fromUndecided}
         ORDER BY r.created_at, r.id LIMIT ${MOST}::int`,
    ),
  payouts: async (who, _now, tx) =>
    idsOf(
      await tx.payout.findMany({
        where: payoutsWaitingFor(who),
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        take: MOST,
        select: { id: true },
      }),
    ),
  refunds: async (who, _now, tx) =>
    idsOf(
      await tx.paymentRefund.findMany({
        where: refundsWaitingFor(who),
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        take: MOST,
        select: { id: true },
      }),
    ),
};

/** The ids of what waits of one kind for this person, the oldest first, so that a later look tells what is new. */
export function listWaitingIds(kind: WaitingKind, who: Who, now: Date, tx: Tx): Promise<string[]> {
  return lists[kind](who, now, tx);
}

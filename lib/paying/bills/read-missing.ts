import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import type { GatewayBill } from "@/lib/db/generated/client";
import { clearing } from "@/lib/ledger/account-codes";
import { endOfDay } from "./bill-days";

/**
 * How much of each bill's day (payments less refunds and fees) the gateway has not paid to the shop yet, by the bill's id. Gateways name no
 * day with a settlement, so the oldest days count as settled first: what is open now is the newest days' money.
 */
export async function readMissing(tx: Tx | Db, bills: readonly GatewayBill[]): Promise<ReadonlyMap<string, Fen>> {
  const gateways = [...new Set(bills.map(({ gateway }) => gateway))];
  const missing = await Promise.all(
    gateways.map((gateway) =>
      missingOf(
        tx,
        gateway,
        bills.filter((bill) => bill.gateway === gateway),
      ),
    ),
  );
  return new Map(missing.flat());
}

async function missingOf(tx: Tx | Db, gateway: string, bills: readonly GatewayBill[]): Promise<[string, Fen][]> {
  const last = await tx.gatewayBill.findFirst({
    where: { gateway, fetchedAt: { not: null } },
    orderBy: { day: "desc" },
  });
  if (!last?.closing) return [];
  const { unsettledFen } = last.closing as { unsettledFen: string };
  const [settledSince] = await tx.$queryRaw<{ fen: bigint }[]>`
    SELECT coalesce(sum(p.amount_fen), 0)::bigint AS fen
      FROM postings p JOIN ledger_accounts a ON a.id = p.account_id JOIN ledger_transactions t ON t.id = p.transaction_id
     WHERE a.code = ${clearing(gateway)} AND t.kind = 'gateway_settlement' AND t.at >= ${endOfDay(last.day)}::timestamptz`;
  const open = BigInt(unsettledFen) - (settledSince?.fen ?? 0n);
  const firstDay = bills.map(({ day }) => day).sort()[0] ?? last.day;
  const newer = await tx.gatewayBill.findMany({
    where: { gateway, day: { gte: firstDay } },
    orderBy: { day: "desc" },
    select: { id: true, paidFen: true, refundedFen: true, feeFen: true },
  });
  const wanted = new Set(bills.map(({ id }) => id));
  let left = open;
  return newer.flatMap(({ id, paidFen, refundedFen, feeFen }): [string, Fen][] => {
    const dayFen = paidFen - refundedFen - feeFen;
    const missingFen = dayFen < left ? dayFen : left;
    left -= dayFen;
    return wanted.has(id) && missingFen > 0n ? [[id, missingFen]] : [];
  });
}

/** Holds payouts and the ledger together: what left the wallet, what waits for its transfer, and what left the shop's bank account. */
import type { Db } from "@/lib/db/client";
import type { PayoutState } from "@/lib/db/generated/client";

/** By state: what all postings of a payout sum up to, in the wallet, on its way, and at the bank, in parts of its amount. */
const expected: Record<PayoutState, readonly [wallet: bigint, under: bigint, bank: bigint]> = {
  asked: [0n, 0n, 0n],
  withdrawn: [0n, 0n, 0n],
  declined: [0n, 0n, 0n],
  approved: [-1n, 1n, 0n],
  sent: [-1n, 0n, 1n],
  done: [-1n, 0n, 1n],
  bounced: [0n, 0n, 0n],
};

interface Row {
  number: string;
  state: PayoutState;
  fen: bigint;
  wallet: bigint;
  under: bigint;
  bank: bigint;
  postings: bigint;
}

/** @returns the differences; an empty list when both agree. */
export async function judgePayouts(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT o.number, o.state::text AS state, o.amount_fen AS fen,
           coalesce(sum(p.amount_fen) FILTER (WHERE a.customer_id = o.customer_id), 0)::bigint AS wallet,
           coalesce(sum(p.amount_fen) FILTER (WHERE a.kind <> 'clearing' AND a.customer_id IS NULL), 0)::bigint AS under,
           coalesce(sum(p.amount_fen) FILTER (WHERE a.kind = 'clearing'), 0)::bigint AS bank,
           count(p.id)::bigint AS postings
      FROM payouts o
      LEFT JOIN ledger_transactions t ON t.ref_kind = 'payout' AND t.ref_id = o.id::text
      LEFT JOIN postings p ON p.transaction_id = t.id
      LEFT JOIN ledger_accounts a ON a.id = p.account_id
     GROUP BY o.id`;
  return rows.flatMap(({ number, state, fen, ...posted }) => {
    const [wallet, under, bank] = expected[state].map((part) => part * fen) as [bigint, bigint, bigint];
    const isRight = posted.wallet === wallet && posted.under === under && posted.bank === bank;
    if (isRight) return [];
    return [`${number}: ${state} with ${fen}, posted ${posted.wallet} / ${posted.under} / ${posted.bank}`];
  });
}

import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { held, wallet } from "./account-codes";

export interface WalletStatementLine {
  /** The posting's id. */
  id: string;
  at: Date;
  /** top_up | hold | capture | release | refund | adjustment | charge_back | debt … */
  kind: string;
  memo: string;
  refKind: string | null;
  refId: string | null;
  /** The change of what can be spent; 0 for a capture, which earns money that was held. */
  amountFen: Fen;
  /** What a capture earned; 0 for all else. */
  chargedFen: Fen;
  /** What could be spent afterwards. */
  balanceFen: Fen;
}

type Row = Omit<WalletStatementLine, "amountFen" | "chargedFen" | "balanceFen"> & {
  amount: string;
  charged: string;
  balance: string;
};

/**
 * What happened to a customer's money, newest first: the postings of the wallet, and those by which held money was earned. The sum of
 * the amounts is the wallet's change. `before` is the last id of the page before.
 */
export async function readWalletStatement(
  tx: Tx | Db,
  customerId: string,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<{ lines: WalletStatementLine[]; nextBefore: string | null }> {
  const until = before === undefined ? null : BigInt(before);
  const accounts = await tx.ledgerAccount.findMany({
    where: { code: { in: [wallet(customerId), held(customerId)] } },
    select: { id: true, code: true },
  });
  const idOf = (code: string) => accounts.find((account) => account.code === code)?.id ?? null;
  const [walletId, heldId] = [idOf(wallet(customerId)), idOf(held(customerId))];
  const rows = await tx.$queryRaw<Row[]>`
    WITH moved AS (
      (SELECT id, transaction_id, amount_fen, 0::bigint AS charged_fen, balance_fen FROM postings
        WHERE account_id = ${walletId}::uuid AND (${until}::bigint IS NULL OR id < ${until}::bigint)
        ORDER BY id DESC LIMIT ${limit + 1})
      UNION ALL
      (SELECT p.id, p.transaction_id, 0::bigint, -p.amount_fen, NULL FROM postings p
         JOIN ledger_transactions t ON t.id = p.transaction_id AND t.kind = 'capture'
        WHERE p.account_id = ${heldId}::uuid AND (${until}::bigint IS NULL OR p.id < ${until}::bigint)
        ORDER BY p.id DESC LIMIT ${limit + 1}))
    SELECT m.id::text AS id, t.at, t.kind, t.memo, t.ref_kind AS "refKind", t.ref_id AS "refId",
           m.amount_fen::text AS amount, m.charged_fen::text AS charged,
           coalesce(m.balance_fen, (SELECT w.balance_fen FROM postings w WHERE w.account_id = ${walletId}::uuid AND w.id < m.id
                                     ORDER BY w.id DESC LIMIT 1), 0)::text AS balance
      FROM moved m JOIN ledger_transactions t ON t.id = m.transaction_id
     ORDER BY m.id DESC LIMIT ${limit + 1}`;
  const lines = rows.slice(0, limit).map(({ amount, charged, balance, ...line }) => ({
    ...line,
    amountFen: BigInt(amount),
    chargedFen: BigInt(charged),
    balanceFen: BigInt(balance),
  }));
  return { lines, nextBefore: rows.length > limit ? (lines.at(-1)?.id ?? null) : null };
}

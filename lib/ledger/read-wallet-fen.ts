import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { held, wallet } from "./account-codes";

/** What a customer can spend, and what open orders hold. Zero for a customer without postings. */
export async function readWalletFen(tx: Tx | Db, customerId: string): Promise<{ balanceFen: Fen; heldFen: Fen }> {
  const rows = await tx.ledgerAccount.findMany({
    where: { code: { in: [wallet(customerId), held(customerId)] } },
    select: { kind: true, balanceFen: true },
  });
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.balanceFen ?? 0n;
  return { balanceFen: of("wallet"), heldFen: of("held") };
}

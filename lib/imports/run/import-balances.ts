import "server-only";
import { newId } from "@/lib/core/id";
import { db } from "@/lib/db/client";
import { proposeBalances } from "@/lib/payments/opening-balances/propose-balances";
import type { OldClient } from "../old-shop";
import { type ImportRun, partsOf } from "./import-run";

const PART = 500;

/**
 * Writes down what clients have or owe, and proposes it: nothing is in the books before a second person agrees. Sums of a proposal that was
 * rejected are replaced by what the file says now.
 */
export async function importBalances(run: ImportRun, clients: readonly OldClient[]): Promise<void> {
  const at = new Date();
  let done = 0;
  for (const part of partsOf(clients, PART)) {
    const rows = part.flatMap(({ id: sourceId, balanceFen }) => {
      const customerId = run.accountOf.get(sourceId);
      return customerId && balanceFen ? [{ id: newId(), sourceId, customerId, fen: balanceFen.toString() }] : [];
    });
    await db.$executeRaw`
      INSERT INTO opening_balances (id, source, source_id, customer_id, amount_fen, created_at)
      SELECT r.id, ${run.source.id}, r.source_id, r.customer_id, r.fen, ${at}::timestamptz
        FROM jsonb_to_recordset(${JSON.stringify(rows.map(({ sourceId, customerId, ...row }) => ({ ...row, source_id: sourceId, customer_id: customerId })))}::jsonb)
          AS r(id uuid, source_id text, customer_id uuid, fen bigint)
      ON CONFLICT (source, source_id) DO UPDATE SET amount_fen = excluded.amount_fen
       WHERE opening_balances.state = 'waiting'
         AND NOT EXISTS (SELECT FROM approvals a WHERE a.kind = 'opening_balances'
                            AND a.subject_id = opening_balances.proposal_id::text AND a.state = 'pending')`;
    done += part.length;
    await run.step("balance", done, clients.length);
  }
  const { id: source, label } = run.source;
  const made = await db.$transaction((tx) =>
    proposeBalances(tx, run.actor, { source, label, fileName: run.fileName, at }),
  );
  await run.step("proposal", made, made);
}

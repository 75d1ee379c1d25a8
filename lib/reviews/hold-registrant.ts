import "server-only";
import { conflict } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";

/**
 * Keeps a registrant from being archived until the transaction ends. Archiving deletes its documents; a page that was opened before must
 * neither store others nor submit them.
 * @returns whether a change of it is under way or has an unknown outcome
 * @throws AppError registrants.archived (409)
 */
export async function holdRegistrant(
  tx: Tx,
  { id, customerId }: { id: string; customerId: string },
): Promise<{ changing: boolean }> {
  const [held] = await tx.$queryRaw<{ changing: boolean }[]>`
    SELECT changing_until IS NOT NULL AS changing FROM registrants
     WHERE id = ${id}::uuid AND customer_id = ${customerId}::uuid AND archived_at IS NULL FOR SHARE`;
  if (!held) throw conflict("registrants.archived");
  return held;
}

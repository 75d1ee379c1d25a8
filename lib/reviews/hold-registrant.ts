import "server-only";
import { conflict } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";

/**
 * Keeps a registrant from being archived until the transaction ends. Archiving deletes its documents; a page that was opened before must
 * neither store others nor submit them. @throws AppError registrants.archived (409)
 */
export async function holdRegistrant(tx: Tx, { id, customerId }: { id: string; customerId: string }): Promise<void> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM registrants
     WHERE id = ${id}::uuid AND customer_id = ${customerId}::uuid AND archived_at IS NULL FOR SHARE`;
  if (held.length === 0) throw conflict("registrants.archived");
}

import "server-only";
import { conflict } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";

/**
 * Keeps a registrant from being archived until the transaction ends. Archiving deletes its documents; a page that was opened before must
 * neither store others nor submit them.
 * @returns its mark of a change that is under way or whose outcome is unknown (refuseWhileChanging)
 * @throws AppError registrants.archived (409)
 */
export async function holdRegistrant(
  tx: Tx,
  { id, customerId }: { id: string; customerId: string },
): Promise<{ changingUntil: Date | null }> {
  const [held] = await tx.$queryRaw<{ changingUntil: Date | null }[]>`
    SELECT changing_until AS "changingUntil" FROM registrants
     WHERE id = ${id}::uuid AND customer_id = ${customerId}::uuid AND archived_at IS NULL FOR SHARE`;
  if (!held) throw conflict("registrants.archived");
  return held;
}

import "server-only";
import type { Tx } from "@/lib/db/client";
import type { User } from "@/lib/db/generated/client";

/**
 * Locks a person's row until the end of the transaction and reads it. Whatever changes how one signs in locks it before it changes
 * sessions and links, so that such changes of one account come one after another: each of them either sees a link or session that is
 * made at the same time, or comes before it.
 */
export async function lockUser(tx: Tx, userId: string): Promise<User | null> {
  await tx.$queryRaw`SELECT 1 AS locked FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  return tx.user.findUnique({ where: { id: userId } });
}

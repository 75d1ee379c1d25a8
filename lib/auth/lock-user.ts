import "server-only";
import type { Tx } from "@/lib/db/client";
import type { User } from "@/lib/db/generated/client";

/**
 * Takes a person's row until the end of the transaction and reads it. Whatever changes how one signs in takes it before
 * sessions and links, so that such deeds of one account come one after another: a link made or a session opened at the
 * same moment is either seen by them or made after them.
 */
export async function lockUser(tx: Tx, userId: string): Promise<User | null> {
  await tx.$queryRaw`SELECT 1 AS locked FROM users WHERE id = ${userId}::uuid FOR NO KEY UPDATE`;
  return tx.user.findUnique({ where: { id: userId } });
}

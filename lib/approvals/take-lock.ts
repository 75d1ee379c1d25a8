import "server-only";
import type { Tx } from "@/lib/db/client";

/**
 * Takes a lock with this name until the transaction ends. Locks are taken in this order, so that no two transactions wait for each
 * other: the subject of an approval, a sum that came by bank transfer, the person, the bank's serial number.
 */
export async function takeLock(tx: Tx, name: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}::text, 0)) IS NULL AS locked`;
}

/**
 * The name of the lock of an approval's subject: who asks for an approval, decides it or settles it in another way takes it first.
 */
export const subjectLock = (kind: string, subjectId: string): string => `approval:${kind}:${subjectId}`;

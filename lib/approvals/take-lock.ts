import "server-only";
import type { Tx } from "@/lib/db/client";

/**
 * Waits for its turn under a name until the transaction ends. Taken in this order, so that no two wait for each other: what an
 * approval is about, the person, the bank's serial number.
 */
export async function takeLock(tx: Tx, name: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}::text, 0)) IS NULL AS locked`;
}

/** The name of what an approval is about: whoever asks for it, decides it or settles it in another way takes this one first. */
export const subjectLock = (kind: string, subjectId: string): string => `approval:${kind}:${subjectId}`;

import "server-only";
import { takeLock } from "@/lib/approvals/take-lock";
import type { Tx } from "@/lib/db/client";

/**
 * Locks a sum until the transaction ends: of two people who book the same money at once, one by hand and one from the bank's statement or
 * both by hand, the second sees what the first has booked. Taken after the lock of the transfer itself (`takeLock`).
 */
export const takeSumLock = (tx: Tx, fen: bigint): Promise<void> => takeLock(tx, `bank-sum:${fen}`);

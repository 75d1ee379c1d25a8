import "server-only";
import { DAY_MS } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";

/** An address that the account has not used for this long is no longer known. */
const KNOWN_MS = 90 * DAY_MS;

/** Whether an account signed in from here lately; false also when there is no such account. `key`: of addressKey. */
export async function isKnownAddress(email: string, key: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - KNOWN_MS);
  const found = await db.knownAddress.findFirst({
    where: { addressKey: key, lastSeenAt: { gt: since }, user: { email } },
    select: { userId: true },
  });
  return found !== null;
}

/** Records that the account's owner uses this address: after a complete sign-in, or a password set with a mailed link. */
export async function noteKnownAddress(tx: Tx, userId: string, key: string, now: Date): Promise<void> {
  await tx.knownAddress.upsert({
    where: { userId_addressKey: { userId, addressKey: key } },
    create: { userId, addressKey: key, lastSeenAt: now },
    update: { lastSeenAt: now },
  });
  await tx.knownAddress.deleteMany({ where: { userId, lastSeenAt: { lt: new Date(now.getTime() - KNOWN_MS) } } });
}

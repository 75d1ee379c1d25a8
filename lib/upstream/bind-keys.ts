import "server-only";
import { ConfigurationError } from "@/lib/core/configuration-error";
import { type KeyRing, openText, seal, sealedWith } from "@/lib/core/secret";
import type { Db } from "@/lib/db/client";

const WORD = "kumquat";
const PLACE = { table: "upstream_accounts", row: "1", column: "key_check_enc" };

/**
 * Makes sure that this process can open what others sealed in this database, and they what it seals: on a new database it leaves
 * a sealed word, on any other it opens that. Under a new first key the word is sealed anew. Called when a worker starts and by
 * `npm start`, after the account is bound. Safe to repeat, and for several at once.
 * @throws ConfigurationError with what to do.
 */
export async function bindKeys(db: Db, keyRing: KeyRing): Promise<void> {
  const sealed = () => seal(keyRing, WORD, PLACE);
  await db.upstreamAccount.updateMany({ where: { id: 1, keyCheckEnc: null }, data: { keyCheckEnc: sealed() } });
  const { keyCheckEnc } = await db.upstreamAccount.findUniqueOrThrow({ where: { id: 1 } });
  if (!keyCheckEnc) throw new Error("bind the database to its upstream account before its keys");
  if (!keysFit(keyRing, keyCheckEnc)) {
    throw new ConfigurationError(
      "this database's secrets were sealed with other ENCRYPTION_KEYS: give this process the same as all the others, " +
        "a new key first and the old ones behind it",
    );
  }
  if (sealedWith(keyCheckEnc) === keyRing.primary) return;
  await db.upstreamAccount.updateMany({ where: { id: 1, keyCheckEnc }, data: { keyCheckEnc: sealed() } });
}

/** Whether these keys open what a database's others sealed. */
export function keysFit(keyRing: KeyRing, keyCheckEnc: Uint8Array): boolean {
  try {
    openText(keyRing, keyCheckEnc, PLACE);
    return true;
  } catch {
    return false;
  }
}

import "server-only";
import { ConfigurationError } from "@/lib/core/configuration-error";
import { type KeyRing, openText, seal } from "@/lib/core/secret";
import type { Db } from "@/lib/db/client";
import type { EncryptionKey } from "@/lib/db/generated/client";

const WORD = "kumquat";
/** The place of the word when there was one for all keys; unchanged, so that words sealed then can still be opened. */
const PLACE = { table: "upstream_accounts", row: "1", column: "key_check_enc" };
/** Any number: processes that bind keys do so one after the other. */
const LOCK = 5_309_117;

/** A known word sealed with one key of the ring, by which another process proves that it has the same key. */
export const sealedWord = (keyRing: KeyRing, id: string) => seal({ ...keyRing, primary: id }, WORD, PLACE);

/**
 * Requires that this process can open all that is sealed in this database, and records the key it seals with for the others.
 * The database remembers each key that was ever the first of a ring, until `npm run keys:rotate` has found that no value uses it.
 * Called when a process starts. Safe to repeat, and for several at once.
 * @throws ConfigurationError with what to do.
 */
export async function bindKeys(db: Db, keyRing: KeyRing): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`;
    const known = await tx.encryptionKey.findMany();
    const trouble = troubleOfKeys(keyRing, known);
    if (trouble?.detail === "key_missing") {
      throw new ConfigurationError(
        `this database holds values sealed with the key ${trouble.id}, which is not in ENCRYPTION_KEYS: add it again, and leave a ` +
          "key out only when npm run keys:rotate says that nothing uses it (docs/keys.md)",
      );
    }
    if (trouble?.detail === "other_keys") {
      throw new ConfigurationError(
        `the key ${trouble.id} in ENCRYPTION_KEYS is not the one that this database's secrets were sealed with: give this process ` +
          "the same as all the others",
      );
    }
    const proven = new Set(known.filter((key) => key.sealedWord).map(({ id }) => id));
    for (const id of new Set([keyRing.primary, ...known.map((key) => key.id)])) {
      if (proven.has(id)) continue;
      const word = { sealedWord: sealedWord(keyRing, id) };
      await tx.encryptionKey.upsert({ where: { id }, create: { id, ...word }, update: word });
    }
  });
}

/**
 * What is wrong with a process's keys, given those that its database knows; null when nothing is.
 * key_missing, other_keys: it can't open what others sealed. key_retired: the database does not know the key it seals with, so the next
 * process may lack it.
 */
export function troubleOfKeys(
  keyRing: KeyRing,
  known: readonly Pick<EncryptionKey, "id" | "sealedWord">[],
): { detail: "key_missing" | "other_keys" | "key_retired"; id: string } | null {
  for (const { id, sealedWord } of known) {
    if (!keyRing.keys.has(id)) return { detail: "key_missing", id };
    if (sealedWord && !opens(keyRing, sealedWord)) return { detail: "other_keys", id };
  }
  const { primary } = keyRing;
  if (known.length > 0 && !known.some(({ id }) => id === primary)) return { detail: "key_retired", id: primary };
  return null;
}

function opens(keyRing: KeyRing, sealed: Uint8Array): boolean {
  try {
    return openText(keyRing, sealed, PLACE) === WORD;
  } catch {
    return false;
  }
}

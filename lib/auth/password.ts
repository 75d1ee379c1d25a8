import "server-only";
import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import { verify as verifyBcrypt } from "@node-rs/bcrypt";
import pLimit from "p-limit";
import { AppError } from "@/lib/core/errors";
import { importedHash } from "./kept-password";

/** argon2id (the package's default), 19 MiB, two passes, one lane: OWASP's figures. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Hashes at once in this process: more would not be faster on the same cores, and each takes 19 MiB. */
const AT_ONCE = Math.max(2, availableParallelism());
const QUEUE_MAX = 200;

const turn = pLimit(AT_ONCE);

/** @throws AppError busy (503) when too many wait already. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (turn.pendingCount >= QUEUE_MAX) throw new AppError("busy", 503);
  return await turn(work);
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFKC"), COST));
}

let unusable: Promise<string> | undefined;

/** A hash that no password fits, for an account that has no password yet. */
export function unusableHash(): Promise<string> {
  unusable ??= hashPassword(crypto.randomUUID());
  return unusable;
}

/**
 * Whether a password fits. Without a hash (nobody has this address) the same work is done against a hash that no password
 * fits, so that the time does not tell whether the account exists.
 */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const against = passwordHash ?? (await unusableHash());
  const imported = importedHash(against);
  const fits = await inTurn(() =>
    imported === null ? verify(against, password.normalize("NFKC")) : verifyImported(imported, password),
  );
  return fits && passwordHash !== undefined;
}

/** Another shop hashed the password as it was typed. */
const verifyImported = (hash: string, password: string): Promise<boolean> =>
  hash.startsWith("$2") ? verifyBcrypt(password, hash) : verify(hash, password);

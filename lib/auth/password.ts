import "server-only";
import { availableParallelism } from "node:os";
import { hash, verify } from "@node-rs/argon2";
import pLimit from "p-limit";
import { AppError } from "@/lib/core/errors";

/** argon2id (the package's default), 19 MiB, two passes, one lane: OWASP's figures. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Hashes at once in this process: more would only fight for the same cores and memory. */
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

let stranger: Promise<string> | undefined;

/** A hash that fits nothing: of an account that has no password yet. */
export function unusableHash(): Promise<string> {
  stranger ??= hashPassword(crypto.randomUUID());
  return stranger;
}

/**
 * Whether a password fits. Without a hash (nobody has this address) the same work is done against a hash that fits
 * nothing, so that the time tells nothing either.
 */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const against = passwordHash ?? (await unusableHash());
  const fits = await inTurn(() => verify(against, password.normalize("NFKC")));
  return fits && passwordHash !== undefined;
}

/**
 * Passwords that customers bring from another shop. Their hashes are stored with this prefix until their owner signs in for the first
 * time, when the password is hashed as all others are (lib/accounts/sign-in.ts).
 */
const PREFIX = "imported:";

const BCRYPT = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;
const ARGON2 =
  /^\$argon2(?:id|i)\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$[A-Za-z0-9+/]{11,88}\$[A-Za-z0-9+/]{22,172}$/;

/**
 * The most work of one try: beyond, a sign-in would take longer than the least time of a refusal, which would tell that the address has an
 * account, and a few tries at once would take the memory of the process.
 */
const MOST = { bcryptCost: 12, memoryKib: 65_536, passes: 4, lanes: 4 };

/**
 * What is stored of another shop's hash: bcrypt ($2a$, $2b$, $2y$) and argon2 are kept. Null for all others (MD5 and SHA-1 with or without
 * salt, phpass, crypt): who reads them finds the passwords, so they are not stored; nor are hashes that take too much work.
 */
export function keptPasswordHash(hash: string): string | null {
  const bcrypt = BCRYPT.exec(hash);
  if (bcrypt) return Number(bcrypt[1]) >= 4 && Number(bcrypt[1]) <= MOST.bcryptCost ? PREFIX + hash : null;
  const argon2 = ARGON2.exec(hash);
  if (!argon2) return null;
  const [memory, passes, lanes] = argon2.slice(1).map(Number) as [number, number, number];
  const fits = memory <= MOST.memoryKib && passes <= MOST.passes && lanes <= MOST.lanes;
  return fits && memory >= 8 * lanes && passes >= 1 && lanes >= 1 ? PREFIX + hash : null;
}

/** The other shop's own hash in a stored one; null when it is none of them. */
export const importedHash = (stored: string): string | null =>
  stored.startsWith(PREFIX) ? stored.slice(PREFIX.length) : null;

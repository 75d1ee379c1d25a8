import "server-only";
import { createHash, randomInt } from "node:crypto";
import type { Db, Tx } from "@/lib/db/client";

/** Without 0, o, 1, l and i, which are confused when a code is read from paper. */
const ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
const COUNT = 10;

function makeCode(): string {
  const chars = Array.from({ length: 12 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return `${chars.slice(0, 4)}-${chars.slice(4, 8)}-${chars.slice(8)}`;
}

/** 59 random bits need no slow hash; the person's id keeps equal codes of two people apart. */
function hashOf(userId: string, code: string): Buffer<ArrayBuffer> {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, "");
  return createHash("sha256").update(`${userId}:${plain}`).digest() as Buffer<ArrayBuffer>;
}

/** Makes ten new codes in place of all old ones; shown once, stored hashed. */
export async function replaceRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: COUNT }, makeCode);
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: hashOf(userId, code) })) });
  return codes;
}

/** Takes a code, once. */
export async function takeRecoveryCode(tx: Db | Tx, userId: string, code: string, now: Date): Promise<boolean> {
  const taken = await tx.recoveryCode.updateMany({
    where: { userId, codeHash: hashOf(userId, code), usedAt: null },
    data: { usedAt: now },
  });
  return taken.count === 1;
}

import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

/**
 * Encryption of single fields at rest: AES-256-GCM with a fresh key per value, wrapped by a master key with an id.
 * The place (table, row, column) is authenticated with the value: a value moved to another row fails to decrypt.
 * Layout: version 1 | id length | id | wrap nonce 12 | wrapped key 32 | wrap tag 16 | nonce 12 | tag 16 | ciphertext.
 */
export interface KeyRing {
  /** Master keys by id; the first one encrypts, all decrypt. */
  keys: ReadonlyMap<string, Buffer>;
  primary: string;
}

export interface SealedPlace {
  table: string;
  row: string;
  column: string;
}

const VERSION = 1;

/** The master key that a value was sealed with is gone, so nobody can read the value any more (docs/keys.md). */
export class KeyLostError extends Error {}

/** Reads "id:base64key,id2:base64key2" (32-byte keys). Throws with what is wrong, never with a key. */
export function parseKeyRing(text: string): KeyRing {
  const keys = new Map<string, Buffer>();
  for (const part of text.split(",")) {
    const [id = "", encoded = ""] = part.trim().split(":");
    const key = Buffer.from(encoded, "base64");
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(id)) throw new Error("a key id has 1–32 letters, digits, - or _");
    if (key.length !== 32) throw new Error(`key ${id} is not 32 bytes in base64`);
    keys.set(id, key);
  }
  const primary = keys.keys().next().value;
  if (primary === undefined) throw new Error("no key given");
  return { keys, primary };
}

function aad(place: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([place.table, place.row, place.column]));
}

function wrap(ring: KeyRing, dataKey: Buffer, place: SealedPlace): Buffer {
  const master = ring.keys.get(ring.primary);
  if (!master) throw new Error("the primary key is missing");
  const id = Buffer.from(ring.primary);
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", master, nonce).setAAD(aad(place));
  const wrapped = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION, id.length]), id, nonce, wrapped, cipher.getAuthTag()]);
}

function unwrap(ring: KeyRing, sealed: Uint8Array, place: SealedPlace): { dataKey: Buffer; headLength: number } {
  const all = Buffer.from(sealed);
  if (all[0] !== VERSION) throw new Error("not a sealed value");
  const idEnd = 2 + (all[1] ?? 0);
  const master = ring.keys.get(all.subarray(2, idEnd).toString());
  if (!master) throw new KeyLostError(`the key ${all.subarray(2, idEnd).toString()} is not in ENCRYPTION_KEYS`);
  const at = (from: number, length: number) => all.subarray(idEnd + from, idEnd + from + length);
  const decipher = createDecipheriv("aes-256-gcm", master, at(0, 12)).setAAD(aad(place)).setAuthTag(at(44, 16));
  return { dataKey: Buffer.concat([decipher.update(at(12, 32)), decipher.final()]), headLength: idEnd + 60 };
}

/** Encrypts for one place. */
export function seal(ring: KeyRing, plain: string | Uint8Array, place: SealedPlace): Uint8Array<ArrayBuffer> {
  const dataKey = randomBytes(32);
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", dataKey, nonce).setAAD(aad(place));
  const text = Buffer.concat([
    cipher.update(typeof plain === "string" ? Buffer.from(plain, "utf8") : plain),
    cipher.final(),
  ]);
  return new Uint8Array(Buffer.concat([wrap(ring, dataKey, place), nonce, cipher.getAuthTag(), text]));
}

/** Decrypts what was sealed for this very place; throws when it was altered or moved, and KeyLostError when its key is gone. */
export function open(ring: KeyRing, sealed: Uint8Array, place: SealedPlace): Buffer {
  const { dataKey, headLength } = unwrap(ring, sealed, place);
  const all = Buffer.from(sealed);
  const nonce = all.subarray(headLength, headLength + 12);
  const tag = all.subarray(headLength + 12, headLength + 28);
  const decipher = createDecipheriv("aes-256-gcm", dataKey, nonce).setAAD(aad(place)).setAuthTag(tag);
  return Buffer.concat([decipher.update(all.subarray(headLength + 28)), decipher.final()]);
}

export function openText(ring: KeyRing, sealed: Uint8Array, place: SealedPlace): string {
  return open(ring, sealed, place).toString("utf8");
}

/** Which master key a value was sealed with; its first 34 bytes are enough. */
export function sealedWith(sealed: Uint8Array): string {
  const all = Buffer.from(sealed);
  return all.subarray(2, 2 + (all[1] ?? 0)).toString();
}

/** Whether nobody can read a value any more: the master key that it was sealed with is gone (docs/keys.md). */
export const isLost = (ring: KeyRing, sealed: Uint8Array): boolean => !ring.keys.has(sealedWith(sealed));

/** All that depends on the master key is in the first so many bytes of a sealed value. */
export const MOST_HEAD_BYTES = 2 + 32 + 60;

/**
 * Wraps the key of a sealed value with the ring's first master key; the value itself stays as it is.
 * @param sealed at least the first MOST_HEAD_BYTES of it.
 * @returns the bytes that replace its first `oldLength` bytes.
 * @throws as `open` does.
 */
export function rewrap(ring: KeyRing, sealed: Uint8Array, place: SealedPlace): { head: Buffer; oldLength: number } {
  const { dataKey, headLength } = unwrap(ring, sealed, place);
  return { head: wrap(ring, dataKey, place), oldLength: headLength };
}

/** Signs text for one purpose; purposes never accept each other's signatures. */
export function signText(secret: string, purpose: string, text: string): string {
  return createHmac("sha256", `${purpose}\n${secret}`).update(text).digest("base64url");
}

import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { Transform, type TransformCallback } from "node:stream";

/**
 * How a backup is sealed: "KQB1", a random salt of 16 bytes, then pieces. Each piece is its length (4 bytes), its text under
 * AES-256-GCM, and the tag of 16 bytes. The key of a file is made from BACKUP_KEY and the salt (HKDF-SHA-256), so that a piece's number is
 * nonce enough. The last piece is marked in its nonce: a file that was cut off, at the end of a piece as well, is refused.
 */
const MAGIC = Buffer.from("KQB1");
const SALT_BYTES = 16;
const PIECE_BYTES = 256 * 1024;
const TAG_BYTES = 16;
const HEAD_BYTES = 4;

/** @throws Error unless the text is 32 bytes in base64 */
export function parseBackupKey(text: string): Buffer {
  const key = Buffer.from(text, "base64");
  if (key.length !== 32)
    throw new Error("BACKUP_KEY is not valid: 32 random bytes in base64 (openssl rand -base64 32)");
  return key;
}

const fileKey = (key: Buffer, salt: Buffer) => Buffer.from(hkdfSync("sha256", key, salt, "kumquat backup", 32));

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(number));
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}

/** Keyed hash of a manifest: who doesn't have BACKUP_KEY can't make one that fits other figures. */
export const manifestMac = (key: Buffer, text: string): string =>
  createHmac("sha256", fileKey(key, Buffer.from("manifest")))
    .update(text)
    .digest("hex");

/** Seals what is written to it. */
export class SealBackup extends Transform {
  private readonly key: Buffer;
  private held: Buffer[] = [];
  private heldBytes = 0;
  private number = 0;

  constructor(backupKey: Buffer) {
    super();
    const salt = randomBytes(SALT_BYTES);
    this.key = fileKey(backupKey, salt);
    this.push(Buffer.concat([MAGIC, salt]));
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.held.push(chunk);
    this.heldBytes += chunk.length;
    // One byte more than a piece, because whether a piece is the last one is known when the next one begins.
    while (this.heldBytes > PIECE_BYTES) {
      const all = Buffer.concat(this.held);
      this.seal(all.subarray(0, PIECE_BYTES), false);
      this.held = [all.subarray(PIECE_BYTES)];
      this.heldBytes = all.length - PIECE_BYTES;
    }
    done();
  }

  override _flush(done: TransformCallback): void {
    this.seal(Buffer.concat(this.held), true);
    done();
  }

  private seal(plain: Buffer, last: boolean): void {
    const cipher = createCipheriv("aes-256-gcm", this.key, nonceOf(this.number++, last));
    const text = Buffer.concat([cipher.update(plain), cipher.final()]);
    const head = Buffer.alloc(HEAD_BYTES);
    head.writeUInt32BE(text.length);
    this.push(Buffer.concat([head, text, cipher.getAuthTag()]));
  }
}

const DAMAGED = "the backup can't be opened: another BACKUP_KEY made it, or the file is damaged or cut off";

/** Opens what SealBackup made. Fails with an Error when the key is another one, or the file was changed or cut off. */
export class OpenBackup extends Transform {
  private key: Buffer | undefined;
  private rest: Buffer = Buffer.alloc(0);
  private number = 0;

  constructor(private readonly backupKey: Buffer) {
    super();
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.rest = Buffer.concat([this.rest, chunk]);
    try {
      this.openPieces();
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: TransformCallback): void {
    try {
      // The last piece, which alone is marked so, must be all that is left.
      const length = this.rest.length < HEAD_BYTES ? -1 : this.rest.readUInt32BE(0);
      if (!this.key || this.rest.length !== HEAD_BYTES + length + TAG_BYTES) throw new Error(DAMAGED);
      this.open(this.rest, length, true);
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  private openPieces(): void {
    if (!this.key) {
      if (this.rest.length < MAGIC.length + SALT_BYTES) return;
      if (!timingSafeEqual(this.rest.subarray(0, MAGIC.length), MAGIC)) throw new Error("this file is no backup");
      this.key = fileKey(this.backupKey, this.rest.subarray(MAGIC.length, MAGIC.length + SALT_BYTES));
      this.rest = this.rest.subarray(MAGIC.length + SALT_BYTES);
    }
    for (;;) {
      if (this.rest.length < HEAD_BYTES) return;
      const length = this.rest.readUInt32BE(0);
      if (length > PIECE_BYTES) throw new Error(DAMAGED);
      const end = HEAD_BYTES + length + TAG_BYTES;
      // Kept back as long as it may be the last one.
      if (this.rest.length <= end) return;
      this.open(this.rest, length, false);
      this.rest = this.rest.subarray(end);
    }
  }

  private open(piece: Buffer, length: number, last: boolean): void {
    const decipher = createDecipheriv("aes-256-gcm", this.key as Buffer, nonceOf(this.number++, last));
    decipher.setAuthTag(piece.subarray(HEAD_BYTES + length, HEAD_BYTES + length + TAG_BYTES));
    try {
      this.push(Buffer.concat([decipher.update(piece.subarray(HEAD_BYTES, HEAD_BYTES + length)), decipher.final()]));
    } catch (error) {
      throw new Error(DAMAGED, { cause: error });
    }
  }
}

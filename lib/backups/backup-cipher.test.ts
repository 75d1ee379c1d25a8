import { randomBytes } from "node:crypto";
import { Readable, type Transform } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, it } from "vitest";
import { manifestMac, OpenBackup, parseBackupKey, SealBackup } from "./backup-cipher";

const key = randomBytes(32);
const PIECE = 256 * 1024;

/** In parts of this many bytes. */
function through(bytes: Buffer, transform: Transform, part = 10_007): Promise<Buffer> {
  const parts = Array.from({ length: Math.ceil(bytes.length / part) }, (_, n) =>
    bytes.subarray(n * part, (n + 1) * part),
  );
  return buffer(
    Readable.from(parts)
      .on("error", () => undefined)
      .compose(transform),
  );
}
const seal = (bytes: Buffer) => through(bytes, new SealBackup(key));
const open = (bytes: Buffer, by = key) => through(bytes, new OpenBackup(by));

it.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 1_000_000])("opens what it sealed: %i bytes", async (size) => {
  const plain = randomBytes(size);
  const sealed = await seal(plain);
  expect((await open(sealed)).equals(plain)).toBe(true);
  if (size > 100) expect(sealed.includes(plain.subarray(0, 50))).toBe(false);
});

it("refuses another key, any changed byte, and a file that is cut off or whose pieces are in another order", async () => {
  const sealed = await seal(randomBytes(2 * PIECE + 77));
  await expect(open(sealed, randomBytes(32))).rejects.toThrow(/another BACKUP_KEY/);
  for (const at of [0, 5, 21, 30, PIECE + 50, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await expect(open(changed), `byte ${at}`).rejects.toThrow();
  }
  const piece = 4 + PIECE + 16;
  // At the end of a piece, inside one, and before the first.
  for (const length of [20 + piece, 20 + 2 * piece, 20 + piece + 9, 20, 3])
    await expect(open(sealed.subarray(0, length)), `${length} bytes`).rejects.toThrow();
  const swapped = Buffer.concat([
    sealed.subarray(0, 20),
    sealed.subarray(20 + piece, 20 + 2 * piece),
    sealed.subarray(20, 20 + piece),
    sealed.subarray(20 + 2 * piece),
  ]);
  await expect(open(swapped)).rejects.toThrow(/damaged/);
});

it("never seals the same text the same way, and knows a key from a word", async () => {
  const plain = Buffer.from("the same");
  expect((await seal(plain)).equals(await seal(plain))).toBe(false);
  expect(parseBackupKey(key.toString("base64")).equals(key)).toBe(true);
  expect(() => parseBackupKey("a password")).toThrow(/BACKUP_KEY is not valid/);
  expect(manifestMac(key, "a")).not.toBe(manifestMac(randomBytes(32), "a"));
});

import { createHash, timingSafeEqual } from "node:crypto";
import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { manifestMac } from "./backup-cipher";
import { databaseFacts } from "./read-facts";

const manifest = z.object({
  /** Of the shop that made it. */
  version: z.string(),
  madeAt: z.iso.datetime(),
  serverMajor: z.int(),
  /** Of the sealed file. */
  byteCount: z.int(),
  sha256: z.string(),
  facts: databaseFacts,
});
export type BackupManifest = z.output<typeof manifest>;

/** The file beside a backup that says what is in it: counts and sums, no customer's data. */
export const manifestFile = (backup: string) => `${backup}.json`;

export function writeManifest(backup: string, key: Buffer, content: BackupManifest): void {
  const text = JSON.stringify(content);
  writeFileSync(manifestFile(backup), `${JSON.stringify({ ...content, mac: manifestMac(key, text) }, null, 2)}\n`, {
    mode: 0o600,
  });
}

/** Reads the manifest of a backup and checks that it was made with this key. @throws Error with a sentence */
export function readManifest(backup: string, key: Buffer): BackupManifest {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(manifestFile(backup), "utf8"));
  } catch (error) {
    throw new Error(`${manifestFile(backup)} can't be read: it belongs beside the backup, and a restore needs both`, {
      cause: error,
    });
  }
  const parsed = manifest.extend({ mac: z.string() }).safeParse(read);
  if (!parsed.success) throw new Error(`${manifestFile(backup)} is no manifest of a backup`);
  const { mac, ...content } = parsed.data;
  const [given, ours] = [Buffer.from(mac), Buffer.from(manifestMac(key, JSON.stringify(content)))];
  if (given.length !== ours.length || !timingSafeEqual(given, ours))
    throw new Error(`${basename(manifestFile(backup))} was made with another BACKUP_KEY, or was changed since`);
  return content;
}

/** Of a file of any size. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

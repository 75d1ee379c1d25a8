import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseBackupKey } from "../../lib/backups/backup-cipher";
import { type MadeBackup, makeBackup } from "../../lib/backups/make-backup";
import { ConfigurationError } from "../../lib/core/configuration-error";
import { newId } from "../../lib/core/id";
import { db } from "../../lib/db/client";
import { env } from "../../lib/env";

/** The key of the backups. @throws ConfigurationError that says how to make one */
export function backupKey(): Buffer {
  const { BACKUP_KEY } = env();
  if (BACKUP_KEY === undefined)
    throw new ConfigurationError(
      "BACKUP_KEY is missing: backups are sealed with it. Make one (openssl rand -base64 32), set it where the shop's other variables are, and keep a copy of it away from this machine: without it nobody can open the backups.",
    );
  return parseBackupKey(BACKUP_KEY);
}

export const shopVersion = (): string => JSON.parse(readFileSync("package.json", "utf8")).version;

/** Makes a backup as the environment says, and stores in the database what became of it. */
export async function runBackup(): Promise<MadeBackup> {
  const { DATABASE_URL, DATABASE_OWNER_URL, BACKUP_DIR, BACKUP_KEEP, KUMQUAT_DATA, POSTGRES_BIN } = env();
  const id = newId();
  const startedAt = new Date();
  const started = async (fileName: string) => void (await db.backup.create({ data: { id, startedAt, fileName } }));
  try {
    const made = await makeBackup({
      ownerUrl: DATABASE_OWNER_URL ?? DATABASE_URL,
      dir: BACKUP_DIR ?? join(KUMQUAT_DATA, "backups"),
      key: backupKey(),
      keep: BACKUP_KEEP,
      version: shopVersion(),
      path: process.env.PATH ?? "",
      postgresBin: POSTGRES_BIN,
      onStart: started,
    });
    const { byteCount, sha256 } = made.manifest;
    await db.backup.update({
      where: { id },
      data: { ok: true, finishedAt: new Date(), byteCount: BigInt(byteCount), sha256 },
    });
    return made;
  } catch (error) {
    const data = { ok: false, finishedAt: new Date(), error: String(error instanceof Error ? error.message : error) };
    const create = { id, startedAt, fileName: "", ...data };
    // When the database itself is away the failure can't be stored; the age of the last good one tells as well.
    await db.backup.upsert({ where: { id }, create, update: data }).catch(() => undefined);
    throw error;
  }
}

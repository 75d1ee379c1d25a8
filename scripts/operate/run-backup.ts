import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseBackupKey } from "../../lib/backups/backup-cipher";
import { type MadeBackup, makeBackup } from "../../lib/backups/make-backup";
import { ConfigurationError } from "../../lib/core/configuration-error";
import { newId } from "../../lib/core/id";
import { db } from "../../lib/db/client";
import type { Prisma } from "../../lib/db/generated/client";
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
  const row = { id: newId(), startedAt: new Date(), fileName: "" };
  try {
    const made = await makeBackup({
      ownerUrl: DATABASE_OWNER_URL ?? DATABASE_URL,
      dir: BACKUP_DIR ?? join(KUMQUAT_DATA, "backups"),
      key: backupKey(),
      keep: BACKUP_KEEP,
      version: shopVersion(),
      path: process.env.PATH ?? "",
      postgresBin: POSTGRES_BIN,
      onStart: async (fileName) => {
        row.fileName = fileName;
        await store(row, {});
      },
    });
    const { byteCount, sha256 } = made.manifest;
    await store(row, { ok: true, finishedAt: new Date(), byteCount: BigInt(byteCount), sha256 });
    return made;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await store(row, { ok: false, finishedAt: new Date(), error: message.slice(0, 1_000) });
    throw error;
  }
}

type Row = Pick<Prisma.BackupCreateInput, "startedAt" | "fileName"> & { id: string };

/**
 * Does not fail: a backup is good even when its result can't be stored, because the table comes with a migration that is not applied yet
 * (`npm run upgrade`), or the database is away.
 */
async function store(row: Row, result: Prisma.BackupUpdateInput): Promise<void> {
  const create = { ...row, ...result } as Prisma.BackupCreateInput;
  try {
    await db.backup.upsert({ where: { id: row.id }, create, update: result });
  } catch (error) {
    const why = error instanceof Error ? error.message.trim().split("\n").at(-1) : String(error);
    console.error(`The health page will not show this backup: ${why}`);
  }
}

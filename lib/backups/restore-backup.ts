import { spawn } from "node:child_process";
import { createReadStream, readdirSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { migrate } from "@/lib/db/migrate";
import { OpenBackup } from "./backup-cipher";
import { majorOf } from "./make-backup";
import { type BackupManifest, readManifest, sha256Of } from "./manifest";
import { findPostgresTools, toolAddress } from "./postgres-tools";
import { differencesOf, readFacts } from "./read-facts";

export interface RestoreOptions {
  /** As the owner of the tables-to-be. */
  ownerUrl: string;
  appUrl: string;
  file: string;
  key: Buffer;
  /** Deletes what is in the database first. @default a database that holds anything is refused */
  replace?: boolean;
  path: string;
  postgresBin?: string;
  say?: (line: string) => void;
}

/**
 * Restores a backup into a database, in one transaction of pg_restore, checks it against its manifest, brings it to this version's schema
 * and frees the jobs of workers that no longer exist. Afterwards, before any worker starts, recoverShop must run: `npm run restore` does
 * both. @throws Error with a sentence; the database is as before then, except that `replace` has emptied it.
 */
export async function restoreBackup(options: RestoreOptions): Promise<BackupManifest> {
  const { ownerUrl, appUrl, file, key, say = () => undefined } = options;
  const manifest = readManifest(file, key);
  requireKnown(manifest);
  say(`The backup of ${manifest.madeAt}, made by version ${manifest.version}. Checking its file …`);
  if ((await sha256Of(file)) !== manifest.sha256)
    throw new Error(`${file} is not what its manifest names: it was damaged or cut off since`);
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  client.on("error", () => undefined);
  try {
    const tools = findPostgresTools(
      Math.max(await majorOf(client), manifest.serverMajor),
      options.path,
      options.postgresBin,
    );
    await requireAlone(client);
    await requireEmpty(client, options.replace === true);
    say("Restoring …");
    await runRestore(tools.restore, ownerUrl, file, key);
    const differences = differencesOf(manifest.facts, await readFacts(client));
    if (differences.length > 0)
      throw new Error(`The restored database is not what was backed up:\n  ${differences.join("\n  ")}`);
    const rows = Object.values(manifest.facts.rows).reduce((sum, count) => sum + count, 0);
    say(`${rows} rows and the sums of the books are as in the manifest.`);
    await client.query("ANALYZE");
  } finally {
    await client.end();
  }
  const applied = await migrate({ ownerUrl, appUrl });
  if (applied.length > 0) say(`${applied.length} migrations of this version were applied.`);
  await endWorkers(ownerUrl);
  return manifest;
}

/** A backup of a newer version has migrations that this one does not know. */
function requireKnown({ version, facts }: BackupManifest): void {
  const known = new Set(readdirSync("prisma/migrations"));
  const unknown = facts.migrations.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new Error(
      `The backup was made by version ${version}, which is newer than this one (it has the migration ${unknown[0]}). Restore it with that version.`,
    );
}

/** A shop that runs on the database would write into it meanwhile. */
async function requireAlone(client: pg.Client): Promise<void> {
  // Of other roles' sessions hardly more than the role can be seen; PostgreSQL's own processes have none.
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename IS NOT NULL`,
  );
  const others = rows[0]?.n ?? 0;
  if (others > 0)
    throw new Error(`This database is in use (connections: ${others}). Stop the shop (web, worker, mail-in) first.`);
}

async function requireEmpty(client: pg.Client, replace: boolean): Promise<void> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_class WHERE relkind IN ('r', 'p')
        AND relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'graphile_worker'))`,
  );
  if ((rows[0]?.n ?? 0) === 0) return;
  if (!replace)
    throw new Error(
      "The database is not empty. Restore into an empty one, and change DATABASE_URL and DATABASE_OWNER_URL to it; or say --replace, which first deletes all that is in this one.",
    );
  await client.query(
    "BEGIN; DROP SCHEMA IF EXISTS graphile_worker CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public; COMMIT",
  );
}

async function runRestore(program: string, url: string, file: string, key: Buffer): Promise<void> {
  const { dbname, env } = toolAddress(url);
  const words = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", `--dbname=${dbname}`];
  // biome-ignore lint/style/noProcessEnv: what a child process starts with
  const child = spawn(program, words, { env: { ...process.env, ...env }, stdio: ["pipe", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said = `${said}${chunk}`.slice(-2_000);
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  let broken: Error | undefined;
  const opening = pipeline(createReadStream(file), new OpenBackup(key), child.stdin).catch((error: Error) => {
    broken = error;
    // It must not commit what was opened so far.
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") child.kill("SIGKILL");
  });
  const [code] = await Promise.all([ended, opening]);
  // A closed pipe follows from pg_restore's own end, whose words say more.
  if (broken && (broken as NodeJS.ErrnoException).code !== "EPIPE") throw broken;
  if (code !== 0) throw new Error(`pg_restore failed: ${said.trim() || `exit code ${code}`}`);
}

/** The workers that were running when the backup was made hold jobs, and say that they live. */
async function endWorkers(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("DELETE FROM worker_beats");
    await client.query(
      "UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL WHERE locked_at IS NOT NULL",
    );
    await client.query(
      "UPDATE graphile_worker._private_job_queues SET locked_at = NULL, locked_by = NULL WHERE locked_at IS NOT NULL",
    );
  } finally {
    await client.end();
  }
}

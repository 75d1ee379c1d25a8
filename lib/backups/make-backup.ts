import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createWriteStream, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { SealBackup } from "./backup-cipher";
import { type BackupManifest, manifestFile, writeManifest } from "./manifest";
import { findPostgresTools, toolAddress } from "./postgres-tools";
import { readFacts } from "./read-facts";

export interface BackupOptions {
  /** As the owner of the tables. */
  ownerUrl: string;
  /** Folder of the backups; made when it is missing. */
  dir: string;
  key: Buffer;
  /** How many backups stay; older ones are deleted once this one is complete. */
  keep: number;
  version: string;
  /** PATH, and the folder of PostgreSQL's programs where that does not have them. */
  path: string;
  postgresBin?: string;
  /** Called when its file's name is known, before the work begins. */
  onStart?: (fileName: string) => Promise<void>;
}

export interface MadeBackup {
  file: string;
  manifest: BackupManifest;
  /** Names of older ones that were deleted. */
  removed: string[];
}

const ENDING = ".backup";

/**
 * Backs up the whole database while the shop runs: pg_dump's custom format, sealed on its way to the disk, and a manifest of the same
 * moment (one snapshot for both). A file without a manifest is not complete. @throws Error with a sentence; nothing is left behind then.
 */
export async function makeBackup(options: BackupOptions): Promise<MadeBackup> {
  const { ownerUrl, dir, key, keep, version } = options;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  client.on("error", () => undefined);
  const madeAt = new Date();
  const name = `kumquat-${madeAt.toISOString().replace(/[-:]|\.\d+/g, "")}${ENDING}`;
  const file = join(dir, name);
  const part = `${file}.part`;
  try {
    const serverMajor = await majorOf(client);
    const tools = findPostgresTools(serverMajor, options.path, options.postgresBin);
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    await options.onStart?.(name);
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0");
    const { rows } = await client.query<{ id: string }>("SELECT pg_export_snapshot() AS id");
    const snapshot = rows[0]?.id ?? "";
    // One after the other: the transaction stays open, and with it the snapshot, until both have been read.
    const sha256 = await dump({ program: tools.dump, url: ownerUrl, snapshot, key, file: part });
    const facts = await readFacts(client);
    await client.query("COMMIT");
    renameSync(part, file);
    const manifest: BackupManifest = {
      version,
      madeAt: madeAt.toISOString(),
      serverMajor,
      byteCount: statSync(file).size,
      sha256,
      facts,
    };
    writeManifest(file, key, manifest);
    return { file, manifest, removed: removeOld(dir, keep) };
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The server's major version: 18. */
export async function majorOf(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ version: string }>(
    "SELECT current_setting('server_version_num')::int / 10000 AS version",
  );
  return Number(rows[0]?.version);
}

interface Dump {
  program: string;
  url: string;
  snapshot: string;
  key: Buffer;
  file: string;
}

/** @returns the SHA-256 of the sealed file */
async function dump({ program, url, snapshot, key, file }: Dump): Promise<string> {
  const { dbname, env } = toolAddress(url);
  const words = ["--format=custom", "--no-owner", "--no-privileges", `--snapshot=${snapshot}`, `--dbname=${dbname}`];
  // biome-ignore lint/style/noProcessEnv: what a child process starts with
  const child = spawn(program, words, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said = `${said}${chunk}`.slice(-2_000);
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const hash = createHash("sha256");
  const hashing = new PassThrough();
  hashing.on("data", (chunk) => hash.update(chunk));
  try {
    const [code] = await Promise.all([
      ended,
      pipeline(child.stdout, new SealBackup(key), hashing, createWriteStream(file, { mode: 0o600 })),
    ]);
    if (code !== 0) throw new Error(`pg_dump failed: ${said.trim() || `exit code ${code}`}`);
  } finally {
    // The disk may be full, or the connection gone: it must not go on without a reader.
    child.kill();
  }
  return hash.digest("hex");
}

/** Deletes complete backups beyond the newest `keep`, and what is left of interrupted ones that are a day old. */
function removeOld(dir: string, keep: number): string[] {
  const names = readdirSync(dir);
  const complete = names.filter((name) => name.endsWith(ENDING) && names.includes(manifestFile(name)));
  // Their names begin with their time.
  const old = complete.toSorted().slice(0, -keep);
  const parts = names.filter((name) => name.endsWith(`${ENDING}.part`) && isOld(join(dir, name)));
  for (const name of [...old, ...parts]) {
    rmSync(join(dir, name), { force: true });
    rmSync(join(dir, manifestFile(name)), { force: true });
  }
  return old;
}

const isOld = (file: string) => Date.now() - statSync(file).mtimeMs > 86_400_000;

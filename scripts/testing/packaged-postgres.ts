/**
 * A PostgreSQL from the system's packages, with its own pg_dump: the embedded one comes without, and a pg_dump reads no server that is newer
 * than itself.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort } from "@/lib/db/embedded";

const FOLDER = "/usr/lib/postgresql";

/** The programs' folder of the newest version (15 or newer) that has a server and a pg_dump; null: none is installed. */
export function packagedPostgres(): string | null {
  if (!existsSync(FOLDER)) return null;
  const versions = readdirSync(FOLDER).filter((name) => Number(name) >= 15);
  const folders = versions
    .toSorted((one, other) => Number(other) - Number(one))
    .map((name) => join(FOLDER, name, "bin"));
  const wanted = ["initdb", "pg_ctl", "pg_dump", "pg_restore"];
  return folders.find((folder) => wanted.every((name) => existsSync(join(folder, name)))) ?? null;
}

export interface PackagedServer {
  port: number;
  /** The folder of its cluster. */
  data: string;
  /** Makes an empty database with the roles of docs/operations/install.md. */
  create(name: string): Promise<{ ownerUrl: string; appUrl: string }>;
  /** Ends it without a checkpoint, and starts the cluster of another folder in its place. Returns once that one takes writes. */
  goOnIn(data: string): Promise<void>;
  stop(): Promise<void>;
}

const READY_MS = 60_000;

/** Runs a program as PostgreSQL's user: who runs as root becomes the user postgres. @returns what it printed. @throws Error when it fails */
export function runAsPostgres(program: string, words: readonly string[]): string {
  const command = [program, ...words];
  const asPostgres = process.getuid?.() === 0 ? ["runuser", "-u", "postgres", "--", ...command] : command;
  const { status, stdout, stderr, error } = spawnSync(asPostgres[0] as string, asPostgres.slice(1), {
    encoding: "utf8",
    cwd: "/",
    // A server that inherits a pipe would keep it open.
    stdio: ["ignore", program.endsWith("pg_ctl") ? "ignore" : "pipe", "pipe"],
  });
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? ""} ${stdout ?? ""} ${stderr ?? ""}`);
  return stdout ?? "";
}

/**
 * Starts a server of its own, in a temporary folder. PostgreSQL refuses to run as root: then it runs as the user postgres.
 * @param settings beside those that make it quick and alone, or instead of them
 */
export async function startPackagedPostgres(
  bin: string,
  settings: Record<string, string> = {},
): Promise<PackagedServer> {
  const dir = mkdtempSync(join(tmpdir(), "kumquat-packaged-"));
  const port = await freePort();
  const run = (program: string, ...words: string[]) => runAsPostgres(join(bin, program), words);
  if (process.getuid?.() === 0) {
    spawnSync("chown", ["postgres", dir]);
    chmodSync(dir, 0o755);
  }
  const data = join(dir, "data");
  run("initdb", "--pgdata", data, "--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8");
  const all = {
    ...{
      listen_addresses: "127.0.0.1",
      port: String(port),
      unix_socket_directories: "",
      fsync: "off",
      timezone: "UTC",
    },
    ...settings,
  };
  const flags = Object.entries(all).map(([name, value]) => `-c ${name}='${value}'`);
  const start = (folder: string) =>
    run("pg_ctl", "start", "--wait", "--pgdata", folder, "--log", join(dir, "log"), "--options", flags.join(" "));
  const end = (folder: string) => run("pg_ctl", "stop", "--wait", "--mode=immediate", "--pgdata", folder);
  start(data);
  let running = data;
  const asSuperuser = async (...statements: string[]) => {
    const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", database: "postgres" });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  await asSuperuser(
    "CREATE ROLE kumquat_owner LOGIN PASSWORD 'owner-password'",
    "CREATE ROLE kumquat_app LOGIN PASSWORD 'app-password'",
  );
  const isReady = async () => {
    const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", database: "postgres" });
    await client.connect();
    const { rows } = await client.query("SELECT pg_is_in_recovery() AS recovering");
    await client.end();
    return rows[0]?.recovering === false;
  };
  return {
    ...{ port, data },
    goOnIn: async (folder) => {
      end(running);
      running = folder;
      start(folder);
      // PostgreSQL answers questions while it still replays its log.
      for (const until = performance.now() + READY_MS; !(await isReady()); await sleep(100))
        if (performance.now() > until) throw new Error("PostgreSQL did not end its recovery");
    },
    create: async (name) => {
      await asSuperuser(`CREATE DATABASE ${name} OWNER kumquat_owner`);
      const at = (role: string) => `postgresql://kumquat_${role}:${role}-password@127.0.0.1:${port}/${name}`;
      return { ownerUrl: at("owner"), appUrl: at("app") };
    },
    stop: async () => {
      end(running);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

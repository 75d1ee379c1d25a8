/**
 * `npm run prove:pgbackrest`: what docs/operations/backup.md says of pgBackRest, with PostgreSQL of the system's packages. A shop sells while
 * its cluster is backed up, fully and by differences; everything is killed; the cluster comes back in another folder as of a second
 * before the last orders, with `npm run recover`; workers go on. Nothing may be sold twice, and the books must agree. Exit code 1 when
 * anything is wrong; skipped where a program is missing.
 */
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Keeper, playRestore, runCommand } from "../../lib/backups/testing/restore-round";
import { packagedPostgres, runAsPostgres } from "../testing/packaged-postgres";

const say = (line: string) => process.stdout.write(`${line}\n`);
const ARCHIVE_SECONDS = 5;
/** `npm run recover` refuses while the database knows a worker of the last half minute. */
const RECOVER_TRIES = 8;

/** The page's configuration, in a folder of its own. */
function pgBackRest(dir: string): Keeper {
  const file = join(dir, "pgbackrest.conf");
  const command = (...words: string[]) =>
    runAsPostgres("pgbackrest", [`--config=${file}`, "--stanza=kumquat", ...words]);
  const timed = (...words: string[]) => {
    const began = performance.now();
    const said = command(...words);
    say(`ok      pgbackrest ${words.join(" ")} (${((performance.now() - began) / 1_000).toFixed(1)} s)`);
    return said;
  };
  let port = 0;
  const ask = async (sql: string): Promise<string> => {
    const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", database: "postgres" });
    await client.connect();
    const { rows } = await client.query<{ text: string }>(sql);
    await client.end();
    return rows[0]?.text ?? "";
  };
  let moment = "";
  return {
    settings: {
      ...{ unix_socket_directories: dir, archive_mode: "on", archive_timeout: String(ARCHIVE_SECONDS) },
      archive_command: `pgbackrest --config=${file} --stanza=kumquat archive-push %p`,
    },
    prepare: async (server) => {
      port = server.port;
      const lines = [
        "[global]",
        `repo1-path=${join(dir, "repo")}`,
        "repo1-retention-full=2",
        "start-fast=y",
        "repo1-cipher-type=aes-256-cbc",
        `repo1-cipher-pass=${randomBytes(48).toString("base64")}`,
        `log-path=${join(dir, "log")}`,
        "[kumquat]",
        `pg1-path=${server.data}`,
        `pg1-port=${port}`,
        `pg1-socket-path=${dir}`,
      ];
      writeFileSync(file, `${lines.join("\n")}\n`);
      timed("stanza-create");
      timed("check");
      timed("--type=full", "backup");
    },
    backup: async () => {
      timed("--type=diff", "backup");
      // The first whole second that is over.
      moment = await ask(
        "SELECT to_char(date_trunc('second', now()) + interval '1 second', 'YYYY-MM-DD HH24:MI:SSOF') AS text",
      );
      await sleep(1_100);
    },
    restore: async (server, environment) => {
      while (
        (await ask(
          `SELECT (last_archived_time > '${moment}'::timestamptz + interval '1 second')::text AS text FROM pg_stat_archiver`,
        )) !== "true"
      )
        await sleep(500);
      const folder = join(dir, "restored");
      mkdirSync(folder);
      chmodSync(folder, 0o700);
      if (process.getuid?.() === 0) spawnSync("chown", ["postgres", folder]);
      timed(`--pg1-path=${folder}`, "--type=time", `--target=${moment}`, "--target-action=promote", "restore");
      await server.goOnIn(folder);
      say(`ok      PostgreSQL is as of ${moment}`);
      const at = (role: string) => `postgresql://kumquat_${role}:${role}-password@127.0.0.1:${port}/first`;
      const urls = { ownerUrl: at("owner"), appUrl: at("app") };
      for (let left = RECOVER_TRIES; ; left--) {
        try {
          const said = await runCommand("scripts/operate/recover.ts", [], environment);
          say(`ok      npm run recover: ${said.trim().split("\n").at(-1)}`);
          return { urls, said };
        } catch (error) {
          if (left === 0 || !String(error).includes("A worker is running")) throw error;
          await sleep(5_000);
        }
      }
    },
  };
}

const bin = packagedPostgres();
const version = spawnSync("pgbackrest", ["version"], { encoding: "utf8" }).stdout?.trim();
if (bin === null || !version) {
  say("skipped: pgBackRest or PostgreSQL is not installed (apt install postgresql pgbackrest)");
  process.exit(0);
}
say(`${version}, ${bin}`);
const dir = mkdtempSync(join(tmpdir(), "kumquat-pgbackrest-"));
chmodSync(dir, 0o755);
if (process.getuid?.() === 0) spawnSync("chown", ["postgres", dir]);
let wrong = true;
try {
  const { faults, items, boughtSince, lostOrders } = await playRestore({
    ...{ bin, before: 40, after: 12, workers: 2, keeper: pgBackRest(dir) },
  });
  for (const fault of faults) say(`FAILED  ${fault}`);
  const ends = Object.entries(items).map(([end, count]) => `${count} ${end}`);
  say(`${boughtSince} bought since that second, ${lostOrders} of them ordered since; ${ends.join(", ")}`);
  say(`${faults.length} faults`);
  wrong = faults.length > 0 || boughtSince === 0;
} catch (error) {
  say(`FAILED  ${error instanceof Error ? error.message : String(error)}`);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
process.exit(wrong ? 1 : 0);

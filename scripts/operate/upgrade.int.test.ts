import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { readMigrations } from "@/lib/db/migrate";
import { ENVIRONMENT } from "@/scripts/testing/database";

const DATA = join(tmpdir(), `kumquat-upgrade-${process.pid}`);
let ownerUrl: string;
let appUrl: string;

/** An empty database: the version before had none of the migrations. */
beforeAll(async () => {
  const at = (url: string, database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).toString();
  const server = inject("postgres");
  const name = `upgrade_${randomBytes(4).toString("hex")}`;
  const client = new pg.Client({ connectionString: at(server.ownerUrl, "postgres") });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  [ownerUrl, appUrl] = [at(server.ownerUrl, name), at(server.appUrl, name)];
});
afterAll(() => rmSync(DATA, { recursive: true, force: true }));

const tables = async () => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query("SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = 'public'");
  await client.end();
  return rows[0].n as number;
};

/** The command, as npm runs it. */
function upgrade(variables: Record<string, string>, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "scripts/operate/upgrade.ts", ...words],
    {
      encoding: "utf8",
      env: {
        ...process.env,
        ...ENVIRONMENT,
        CNDNS: "sandbox",
        CNDNS_USERNAME: undefined,
        DATABASE_URL: appUrl,
        DATABASE_OWNER_URL: ownerUrl,
        KUMQUAT_DATA: DATA,
        TSX_TSCONFIG_PATH: "tsconfig.node.json",
        ...variables,
      },
    },
  );
  return { status, said: `${stdout}${stderr}` };
}

it("a fault that the doctor finds ends an upgrade before anything is changed", async () => {
  // With such a role the application could change the books.
  const superuser = Object.assign(new URL(appUrl), { username: "postgres", password: "postgres" }).toString();
  const { status, said } = upgrade({ DATABASE_URL: superuser, BACKUP_KEY: randomBytes(32).toString("base64") });
  expect(said).toMatch(/fault +database +\S+ is a superuser/);
  expect(said).toContain("Nothing was changed. Correct the faults above");
  expect(said).not.toContain("Backup");
  expect([status, await tables()]).toEqual([1, 0]);
}, 60_000);

it("without pg_dump it says what to install, and changes nothing", async () => {
  const { status, said } = upgrade({ BACKUP_KEY: randomBytes(32).toString("base64"), POSTGRES_BIN: DATA });
  expect(said).toMatch(/embedded PostgreSQL of npm start comes without them\.\n.*apt install postgresql-client-18/);
  expect([status, await tables()]).toEqual([1, 0]);
}, 60_000);

it("checks, then migrates; a mail server that is away does not stop it", async () => {
  const { status, said } = upgrade({ SMTP_URL: "smtp://user:mail-password@127.0.0.1:9" }, "--no-backup");
  const count = readMigrations().length;
  expect(said).toContain(`ok       database     ${count} migrations are to be applied`);
  expect(said).toMatch(/fault +mail/);
  expect(said).not.toContain("mail-password");
  expect(said).toContain(`${count} migrations were applied.`);
  expect([status, (await tables()) > 50]).toEqual([0, true]);
}, 90_000);

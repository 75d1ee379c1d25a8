import { availableParallelism } from "node:os";
import pg from "pg";
import { APPEND_ONLY_TABLES, BOOK_TABLES, KEPT_SUM_TABLES, readMigrations } from "../../lib/db/migrate";
import type { Env } from "../../lib/env";
import { troubleOfKeys } from "../../lib/upstream/bind-keys";
import { type DoctorOptions, type Finding, fault, fine, said, type Variables, warn } from "./finding";

const LEAST_VERSION = 150_000;
/** The queue's connections and the one that hears notifications, beside each pool. */
const BESIDE_POOL = 4;
const MOST_WEBS = 4;
const MIGRATE = "Run npm run migrate (npm start does it by itself).";

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, statement_timeout: 10_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface Examined {
  findings: Finding[];
  /** The application's role reaches a database that has every migration. */
  usable: boolean;
}

/** Both roles, what each may do, the migrations, and the room for connections. */
export async function checkDatabase(
  source: Variables,
  env: Env | null,
  { beforeUpgrade = false }: DoctorOptions = {},
): Promise<Examined> {
  const { DATABASE_URL: appUrl = "", DATABASE_OWNER_URL: ownerUrl = "" } = source;
  if (!appUrl) return { findings: [], usable: false };
  const findings: Finding[] = [];
  const reach = async (name: string, url: string, work: (client: pg.Client) => Promise<void>) => {
    try {
      await connected(url, work);
      return true;
    } catch (error) {
      findings.push(fault("database", `${placeOf(name, url)}: ${said(error)}`, adviceFor(error)));
      return false;
    }
  };
  let pending = 0;
  const owner = ownerUrl || appUrl;
  // Web and worker need no owner; the doctor then can't see the migrations, and says so.
  const ownerReached = await reach(ownerUrl ? "DATABASE_OWNER_URL" : "DATABASE_URL", owner, async (client) => {
    findings.push(await version(client));
    pending = await pendingMigrations(client, findings, beforeUpgrade);
  });
  if (!ownerReached && !ownerUrl) return { findings, usable: false };
  const appReached = await reach("DATABASE_URL", appUrl, async (client) => {
    findings.push(...(await rights(client, ownerUrl)));
    if (pending === 0 && ownerReached) {
      findings.push(...(await guards(client)), ...(await keys(client, env)));
    }
    findings.push(await clock(client), await room(client, env));
  });
  return { findings, usable: ownerReached && appReached && pending === 0 };
}

function placeOf(name: string, url: string): string {
  if (!URL.canParse(url)) return `${name} is no address of a PostgreSQL`;
  const at = new URL(url);
  return `${name}: ${decodeURIComponent(at.username)} can't use ${at.hostname || "the local socket"}:${at.port || 5432}${at.pathname}`;
}

function adviceFor(error: unknown): string {
  switch ((error as { code?: string }).code) {
    case "28P01":
    case "28000":
      return "The role or its password is wrong: npm run db:roles gives both roles the passwords of their addresses.";
    case "3D000":
      return "There is no such database: npm run db:roles makes it.";
    case "53300":
      return "All connections are taken: raise max_connections, or lower DATABASE_POOL_SIZE.";
    case "ECONNREFUSED":
    case "ENOTFOUND":
    case "ETIMEDOUT":
      return "Is PostgreSQL running there, and may this machine reach it (listen_addresses, pg_hba.conf, firewall)?";
    default:
      return "";
  }
}

async function version(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ number: number; version: string; encoding: string; size: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
            current_setting('server_encoding') AS encoding, pg_size_pretty(pg_database_size(current_database())) AS size`,
  );
  const { number = 0, version: name = "", encoding = "", size = "" } = rows[0] ?? {};
  if (number < LEAST_VERSION) return fault("database", `PostgreSQL ${name} is too old`, "Use PostgreSQL 15 or newer.");
  if (encoding !== "UTF8")
    return fault(
      "database",
      `the database's encoding is ${encoding}`,
      "Make it with ENCODING 'UTF8': npm run db:roles does.",
    );
  return fine("database", `PostgreSQL ${name}, ${size}`);
}

async function pendingMigrations(client: pg.Client, findings: Finding[], beforeUpgrade: boolean): Promise<number> {
  const all = readMigrations();
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there`,
  );
  const { rows: may } = await client.query<{ read: boolean }>(
    `SELECT coalesce(has_table_privilege(current_user, to_regclass('public._prisma_migrations'), 'SELECT'), true) AS read`,
  );
  if (!may[0]?.read) {
    findings.push(
      warn(
        "database",
        "the migrations can't be seen without DATABASE_OWNER_URL",
        "Give it to this command and to npm run migrate alone; web and worker need it not.",
      ),
    );
    return 0;
  }
  const done = rows[0]?.there
    ? await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
        `SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
      )
    : { rows: [] };
  const known = new Map(done.rows.map((row) => [row.migration_name, row]));
  const pending = all.filter(({ name }) => !known.get(name)?.finished_at);
  const changed = all.filter(({ name, checksum }) => (known.get(name)?.checksum ?? checksum) !== checksum);
  const newer = done.rows.filter(({ migration_name: name }) => !all.some((one) => one.name === name));
  if (changed.length > 0)
    findings.push(
      fault(
        "database",
        `${changed[0]?.name} was applied in another form`,
        "This copy of the shop was changed. Use the files of a release.",
      ),
    );
  if (newer.length > 0)
    findings.push(
      warn(
        "database",
        `the database is of a newer version: ${newer[0]?.migration_name} is unknown here`,
        "Run the newest version everywhere.",
      ),
    );
  if (pending.length > 0)
    findings.push(
      beforeUpgrade
        ? fine("database", `${pending.length} migrations are to be applied`)
        : fault("database", `${pending.length} migrations are not applied`, MIGRATE),
    );
  else findings.push(fine("database", `all ${all.length} migrations are applied`));
  return pending.length;
}

/** The application's role must not be able to change what triggers and grants protect. */
async function rights(client: pg.Client, ownerUrl: string): Promise<Finding[]> {
  const { rows } = await client.query<{ super: boolean; makes: boolean; owned: number; member: boolean; name: string }>(
    `SELECT rolsuper AS super, (rolcreaterole OR rolcreatedb) AS makes, rolname AS name,
            (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid AND c.relnamespace = 'public'::regnamespace) AS owned,
            EXISTS (SELECT FROM pg_roles o WHERE o.rolname = $1 AND o.oid <> r.oid AND pg_has_role(r.oid, o.oid, 'MEMBER')) AS member
       FROM pg_roles r WHERE rolname = current_user`,
    [ownerUrl && URL.canParse(ownerUrl) ? decodeURIComponent(new URL(ownerUrl).username) : ""],
  );
  const [role] = rows;
  const name = role?.name ?? "the application's role";
  const bad = [
    role?.super && `${name} is a superuser`,
    role && role.owned > 0 && `${name} owns ${role.owned} tables`,
    role?.member && `${name} is a member of the owner's role`,
  ].filter((text): text is string => typeof text === "string");
  if (bad.length > 0)
    return bad.map((text) =>
      fault(
        "database",
        `${text}, so the application could change the books`,
        "Give the application a role of its own: docs/operations/install.md.",
      ),
    );
  if (role?.makes)
    return [warn("database", `${name} may create roles or databases`, `ALTER ROLE ${name} NOCREATEROLE NOCREATEDB;`)];
  return [fine("database", `the application's role ${name} owns nothing`)];
}

/** Balances, counters and sums of the books: they change with what is added, so no trigger refuses that. */
const CHANGING_TABLES = ["ledger_accounts", "paper_counters", ...KEPT_SUM_TABLES];

/** Grants and triggers that keep the books and the logs from being changed. */
async function guards(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ name: string; writes: boolean; guarded: boolean }>(
    `SELECT t.name,
            CASE WHEN t.books THEN has_table_privilege(current_user, t.name, 'INSERT, UPDATE, DELETE, TRUNCATE')
                 ELSE has_table_privilege(current_user, t.name, 'UPDATE, DELETE, TRUNCATE') END AS writes,
            (SELECT bool_and(g.tgenabled <> 'D') FROM pg_trigger g WHERE g.tgrelid = t.name::regclass AND g.tgname LIKE 'append_only%')
              IS TRUE OR t.name = ANY($3) AS guarded
       FROM (SELECT unnest($1::text[]) AS name, true AS books UNION ALL SELECT unnest($2::text[]), false) t`,
    [BOOK_TABLES, APPEND_ONLY_TABLES, CHANGING_TABLES],
  );
  const open = rows.filter(({ writes }) => writes).map(({ name }) => name);
  const bare = rows.filter(({ guarded }) => !guarded).map(({ name }) => name);
  const found: Finding[] = [];
  if (open.length > 0) found.push(fault("database", `the application may change ${open.join(", ")}`, MIGRATE));
  if (bare.length > 0)
    found.push(
      fault(
        "database",
        `the triggers that protect ${bare.join(", ")} are missing or off`,
        "Find out who switched them off; ALTER TABLE … ENABLE TRIGGER USER as the owner.",
      ),
    );
  return found.length > 0 ? found : [fine("database", "books and logs can only be added to")];
}

/** Whether this configuration's account and keys are the database's. */
async function keys(client: pg.Client, env: Env | null): Promise<Finding[]> {
  if (!env) return [];
  const account = await client.query<{ username: string; sandbox: boolean }>(
    "SELECT username, sandbox FROM upstream_accounts",
  );
  const bound = account.rows[0];
  const found: Finding[] = [];
  if (
    bound &&
    (bound.username !== env.CNDNS_USERNAME || bound.sandbox !== env.sandbox) &&
    !(bound.sandbox && env.sandbox)
  )
    found.push(
      fault(
        "keys",
        `this database belongs to the upstream account ${bound.username}${bound.sandbox ? " (sandbox)" : ""}`,
        "Use a database of its own for each account.",
      ),
    );
  const { rows } = await client.query<{ id: string; sealed_word: Buffer<ArrayBuffer> | null }>(
    "SELECT id, sealed_word FROM encryption_keys",
  );
  const trouble = env.sandbox
    ? null
    : troubleOfKeys(
        env.keyRing,
        rows.map(({ id, sealed_word: sealedWord }) => ({ id, sealedWord })),
      );
  if (trouble?.detail === "key_missing")
    found.push(
      fault(
        "keys",
        `values are sealed with the key ${trouble.id}, which is not in ENCRYPTION_KEYS`,
        "Add it again: without it they can't be opened (docs/keys.md).",
      ),
    );
  if (trouble?.detail === "other_keys")
    found.push(
      fault(
        "keys",
        `the key ${trouble.id} is not the one that this database was sealed with`,
        "Give every process the same ENCRYPTION_KEYS.",
      ),
    );
  if (trouble?.detail === "key_retired")
    found.push(
      fault(
        "keys",
        `the database does not know the key ${trouble.id}, which would seal new values`,
        "Start one process with it, or run npm run migrate, before the others get it (docs/keys.md).",
      ),
    );
  return found.length > 0 ? found : [fine("keys", "account and keys are the database's")];
}

async function clock(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ ms: string }>(
    "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS ms",
  );
  return clockFinding("database", "PostgreSQL's clock", Number(rows[0]?.ms) - Date.now());
}

const CLOCK_OFF_MS = 5_000;
const CLOCK_WRONG_MS = 5 * 60_000;

/** How far another clock is from this machine's. */
export function clockFinding(part: "database" | "upstream" | "address", whose: string, offMs: number): Finding {
  const text = `${whose} is ${(Math.abs(offMs) / 1_000).toFixed(1)} s ${offMs < 0 ? "behind" : "ahead of"} this machine's`;
  const todo = "Keep every machine's clock by NTP (timedatectl set-ntp true).";
  if (Math.abs(offMs) > CLOCK_WRONG_MS) return fault(part, text, todo);
  return Math.abs(offMs) > CLOCK_OFF_MS ? warn(part, text, todo) : fine(part, `${whose} agrees with this machine's`);
}

/** Whether web and one worker of this machine get all the connections that they may open. */
async function room(client: pg.Client, env: Env | null): Promise<Finding> {
  const { rows } = await client.query<{ most: number; others: number }>(
    `SELECT current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int AS most,
            (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname <> current_database()) AS others`,
  );
  const { most = 0, others = 0 } = rows[0] ?? {};
  const webs = env?.WEB_PROCESSES ?? Math.min(availableParallelism(), MOST_WEBS);
  const pool = env?.DATABASE_POOL_SIZE ?? 20;
  const wanted = Math.max(pool, webs * 5) + webs * BESIDE_POOL + pool + BESIDE_POOL + 1;
  const text = `the web and one worker open up to ${wanted} connections of ${most}${others > 0 ? `; other databases have ${others} now` : ""}`;
  return wanted + others > most
    ? fault("database", text, "Raise max_connections, or lower DATABASE_POOL_SIZE or WEB_PROCESSES.")
    : fine("database", text);
}

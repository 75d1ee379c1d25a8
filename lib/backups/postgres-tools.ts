import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** PostgreSQL's own programs of one version. */
export interface PostgresTools {
  dump: string;
  restore: string;
  major: number;
}

/** Where Debian and Red Hat put the programs of each version; what is first in PATH may be an older one. */
const FOLDERS = ["/usr/lib/postgresql", "/usr"];

/**
 * Finds pg_dump and pg_restore that can work with a server: the oldest ones that are not older than it. Looks at `pinned` alone if it is
 * given, else at PATH and at the folders of Debian's and Red Hat's packages.
 * @throws Error that says what to install
 */
export function findPostgresTools(serverMajor: number, path: string, pinned?: string): PostgresTools {
  const found = (pinned ? [pinned] : [...path.split(delimiter), ...packageFolders()]).flatMap(toolsIn);
  const fitting = found.filter(({ major }) => major >= serverMajor).toSorted((one, other) => one.major - other.major);
  const [tools] = fitting;
  if (tools) return tools;
  const there = found.map(({ major }) => major);
  const have = there.length === 0 ? "none was found" : `found: ${[...new Set(there)].join(", ")}`;
  throw new Error(
    [
      `pg_dump and pg_restore of PostgreSQL ${serverMajor} or newer are needed, as the server is ${serverMajor}; ${have}${pinned ? ` in ${pinned} (POSTGRES_BIN)` : ""}.`,
      "The embedded PostgreSQL of npm start comes without them.",
      `Debian, Ubuntu: apt install postgresql-client-${serverMajor} (other versions than the system's own come from apt.postgresql.org).`,
      `Fedora, Red Hat: dnf install postgresql${serverMajor} (from yum.postgresql.org). macOS: brew install postgresql@${serverMajor}.`,
      "Where they are neither on PATH nor where these packages put them, set POSTGRES_BIN to their folder.",
    ].join("\n"),
  );
}

function packageFolders(): string[] {
  return FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /^(?:\d+|pgsql-\d+)$/.test(name))
      .map((name) => join(folder, name, "bin")),
  );
}

function toolsIn(folder: string): PostgresTools[] {
  const [dump, restore] = [join(folder, "pg_dump"), join(folder, "pg_restore")];
  if (folder === "" || !existsSync(dump) || !existsSync(restore)) return [];
  const { stdout } = spawnSync(dump, ["--version"], { encoding: "utf8" });
  const major = Number(/\(PostgreSQL\) (\d+)/.exec(stdout ?? "")?.[1]);
  return Number.isInteger(major) ? [{ dump, restore, major }] : [];
}

/** What libpq knows of the parameters in an address; it refuses those that only other drivers know. */
const KNOWN = ["host", "sslmode", "sslrootcert", "sslcert", "sslkey", "options"];

/** An address as the programs take it: the password by the environment, because everybody on the machine reads command lines. */
export function toolAddress(url: string): { dbname: string; env: Record<string, string> } {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = "";
  for (const name of [...address.searchParams.keys()]) if (!KNOWN.includes(name)) address.searchParams.delete(name);
  return { dbname: address.toString(), env: password === "" ? {} : { PGPASSWORD: password } };
}

/**
 * `npm run db:roles`: makes the database and its two roles, named in DATABASE_OWNER_URL and DATABASE_URL, with the passwords there. It
 * connects to DATABASE_SUPERUSER_URL, a role that may create roles and databases; with `--sql` it prints what psql is to run instead
 * (`npm run --silent db:roles -- --sql | sudo -u postgres psql`). Safe to repeat: roles that exist get these passwords.
 */
import pg from "pg";
import { roleStatements, rolesScript } from "../../lib/db/role-statements";
import { partialEnv } from "../../lib/env";
import { loadEnvFile } from "../../lib/load-env-file";
import { readWords } from "./read-words";

async function main(): Promise<void> {
  const values = readWords("usage: npm run db:roles [-- --sql]", { sql: { type: "boolean" } });
  loadEnvFile();
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, DATABASE_SUPERUSER_URL: superUrl } = partialEnv();
  if (!appUrl || !ownerUrl)
    throw new Error("Set DATABASE_OWNER_URL and DATABASE_URL first, with passwords of your own.");
  const roles = roleStatements({ ownerUrl, appUrl });
  if (values.sql) return void process.stdout.write(rolesScript(roles));
  if (!superUrl)
    throw new Error(
      "Set DATABASE_SUPERUSER_URL to a role that may create roles and databases; or let psql do it:\n" +
        "  npm run --silent db:roles -- --sql | sudo -u postgres psql",
    );
  const client = new pg.Client({ connectionString: superUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    for (const statement of roles.before) await client.query(statement);
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [roles.database]);
    if (rowCount === 0) await client.query(roles.create);
    for (const statement of roles.after) await client.query(statement);
  } finally {
    await client.end();
  }
  console.log(`The database ${roles.database} has its owner ${roles.owner} and the application's role ${roles.app}.`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

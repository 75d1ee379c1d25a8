import { execFileSync } from "node:child_process";
import pg from "pg";
import { expect, inject, it } from "vitest";
import { migrate } from "@/lib/db/migrate";
import { roleStatements, rolesScript } from "@/lib/db/role-statements";

const port = () => new URL(inject("postgres").ownerUrl).port;
const at = (user: string, password: string, database: string) =>
  `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port()}/${database}`;
const addresses = (password: string) => ({
  ownerUrl: at("install_owner", `owner's ${password}`, "install"),
  appUrl: at("install_app", `app$$ ${password}`, "install"),
});

/** The command, as npm runs it. */
const makeRoles = (password: string, ...words: string[]) => {
  const { ownerUrl, appUrl } = addresses(password);
  return execFileSync(process.execPath, ["--import", "tsx", "scripts/operate/make-roles.ts", ...words], {
    encoding: "utf8",
    env: {
      ...process.env,
      TSX_TSCONFIG_PATH: "tsconfig.node.json",
      DATABASE_OWNER_URL: ownerUrl,
      DATABASE_URL: appUrl,
      DATABASE_SUPERUSER_URL: at("postgres", "postgres", "postgres"),
    },
  });
};

it("one command makes the roles and the database: enough to migrate and to run, and no more", async () => {
  expect(makeRoles("first")).toBe(
    "The database install has its owner install_owner and the application's role install_app.\n",
  );
  const { ownerUrl, appUrl } = addresses("first");
  expect((await migrate({ ownerUrl, appUrl })).length).toBeGreaterThan(0);
  const app = new pg.Client({ connectionString: appUrl });
  await app.connect();
  try {
    await app.query("SELECT graphile_worker.add_job('nothing')");
    expect((await app.query("SELECT count(*)::int AS count FROM settings")).rows).toEqual([{ count: 0 }]);
    await expect(app.query("ALTER TABLE settings ADD COLUMN mine int")).rejects.toThrow(/must be owner/);
    await expect(app.query("INSERT INTO postings DEFAULT VALUES")).rejects.toThrow(/permission denied/);
    await expect(app.query("CREATE TABLE mine (id int)")).rejects.toThrow(/permission denied/);
  } finally {
    await app.end();
  }
  // Again, with other passwords: they are changed, and the data stays.
  makeRoles("second");
  await expect(new pg.Client({ connectionString: appUrl }).connect()).rejects.toThrow(/password/);
  const again = addresses("second");
  expect(await migrate(again)).toEqual([]);
}, 60_000);

it("psql is given the same statements, and makes the database unless it is there", () => {
  const roles = roleStatements(addresses("first"));
  const script = rolesScript(roles);
  for (const statement of [...roles.before, ...roles.after]) expect(script).toContain(`${statement};`);
  expect(script).toMatch(/SELECT 'CREATE DATABASE "install" .* WHERE NOT EXISTS .*\\gexec/);
});

it("addresses that don't fit one another are refused without a word of their passwords", () => {
  const { ownerUrl, appUrl } = addresses("first");
  expect(() => roleStatements({ ownerUrl, appUrl: ownerUrl })).toThrow(/name the same role/);
  expect(() => roleStatements({ ownerUrl, appUrl: appUrl.replace(/install$/, "other") })).toThrow(
    /different databases/,
  );
  expect(() => roleStatements({ ownerUrl, appUrl: "postgresql://install_app@127.0.0.1/install" })).toThrow(
    /needs a user, a password/,
  );
});

import { readFileSync } from "node:fs";
import pg from "pg";
import { expect, inject, it } from "vitest";
import { migrate } from "@/lib/db/migrate";

/** The statements that docs/install.md gives, for names that don't exist on the tests' server yet. */
function statements(): string {
  const [, sql = ""] = /```sql\n([\s\S]*?)```/.exec(readFileSync("docs/install.md", "utf8")) ?? [];
  return sql.replaceAll("kumquat", "install");
}

async function asSuperuser(sql: string): Promise<void> {
  const { port } = new URL(inject("postgres").ownerUrl);
  const client = new pg.Client({ host: "127.0.0.1", port: Number(port), user: "postgres", password: "postgres" });
  await client.connect();
  try {
    // One by one, because a database can't be created in a transaction.
    for (const statement of sql.split(";").filter((one) => one.trim() !== "")) await client.query(statement);
  } finally {
    await client.end();
  }
}

it("the roles and the database of docs/install.md are enough to migrate and to run", async () => {
  await asSuperuser(statements());
  const { port } = new URL(inject("postgres").ownerUrl);
  const at = (role: string) => `postgresql://install_${role}:${role}-password@127.0.0.1:${port}/install`;
  expect((await migrate({ ownerUrl: at("owner"), appUrl: at("app") })).length).toBeGreaterThan(0);
  const app = new pg.Client({ connectionString: at("app") });
  await app.connect();
  try {
    await app.query("SELECT graphile_worker.add_job('nothing')");
    expect((await app.query("SELECT count(*)::int AS count FROM settings")).rows).toEqual([{ count: 0 }]);
    await expect(app.query("ALTER TABLE settings ADD COLUMN mine int")).rejects.toThrow(/must be owner/);
    await expect(app.query("INSERT INTO postings DEFAULT VALUES")).rejects.toThrow(/permission denied/);
  } finally {
    await app.end();
  }
});

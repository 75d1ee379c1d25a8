/**
 * `npm run migrate:new -- <name>`: writes prisma/migrations/<time>_<name>/migration.sql with the difference between the schema and
 * prisma/migrated.prisma, which is the schema as of the newest migration; then updates that copy. Prisma's own schema engine
 * (WebAssembly) compares the two; it needs a server, so an empty embedded one is started. What Prisma can't express
 * (triggers, CHECKs, partial indexes) is added by hand.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { startEmbedded } from "../../lib/db/embedded";
import { migrationFaults } from "../../lib/db/migration-faults";
import { SMALL_TABLES } from "../../lib/db/testing/small-tables";

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("usage: npm run migrate:new -- <name of lower-case letters, digits and _>");
  process.exit(1);
}

const schemaDir = join(process.cwd(), "prisma", "schema");
const migrationsDir = join(process.cwd(), "prisma", "migrations");
const migratedFile = join(process.cwd(), "prisma", "migrated.prisma");
const schema = readdirSync(schemaDir)
  .filter((file) => file.endsWith(".prisma"))
  .sort()
  .map((file) => readFileSync(join(schemaDir, file), "utf8"))
  .join("\n");

async function loadEngine(connectionString: string) {
  const require = createRequire(import.meta.url);
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const folder = dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const wasm = readFileSync(join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString }));
  return glue.SchemaEngine.new({ datamodels: [["schema.prisma", schema]] }, () => undefined, adapter);
}

const before = existsSync(migratedFile) ? readFileSync(migratedFile, "utf8") : null;
const file = (content: string) => ({ files: [{ path: "schema.prisma", content }] });
const dir = mkdtempSync(join(tmpdir(), "kumquat-migrate-"));
const postgres = await startEmbedded({ dir, fast: true });
const engine = await loadEngine(postgres.ownerUrl);
const diff = await engine.diff({
  from: before === null ? { tag: "empty" } : { tag: "schemaDatamodel", ...file(before) },
  to: { tag: "schemaDatamodel", ...file(schema) },
  script: true,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
});
await postgres.stop();
rmSync(dir, { recursive: true, force: true });

const sql = (diff.stdout ?? "").trim();
if (sql === "" || sql.startsWith("-- This is an empty migration")) {
  console.log("the schema has not changed since the newest migration");
} else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const target = join(migrationsDir, `${stamp}_${name}`);
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, "migration.sql"), `${sql}\n`);
  writeFileSync(migratedFile, schema);
  console.log(`wrote ${target}/migration.sql`);
  // A shop sells while it runs; a test holds it to this.
  for (const fault of migrationFaults(sql, (table) => !SMALL_TABLES.has(table))) console.log(`to change: ${fault}`);
}

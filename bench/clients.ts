import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makePerson } from "@/lib/accounts/testing/people";
import { createDb } from "@/lib/db/client";
import { startEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrate";
import { findImporter } from "@/lib/imports/find-importer";
import { prepareImport } from "@/lib/imports/prepare-import";
import { runImport } from "@/lib/imports/run-import";
import { csv } from "@/lib/imports/sources/csv/source";
import { startShopWorldIn } from "@/lib/purchasing/testing/shop-world";
import { ENVIRONMENT } from "@/scripts/testing/database";
import type { BenchRow } from "./row";

const CLIENTS = 1_000;
const DOMAINS = 200;
const MOST_S = 60;

/**
 * The import of 1,000 clients with balances, three years of invoices each and 200 domains that the upstream lists, on a durable PostgreSQL,
 * against as many customers that are written one after another and nothing else.
 */
export async function run(): Promise<BenchRow[]> {
  const dir = mkdtempSync(join(tmpdir(), "kumquat-clients-"));
  const postgres = await startEmbedded({ dir });
  try {
    await migrate({ ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl });
    const db = createDb(postgres.appUrl, { poolSize: 20 });
    const shop = await startShopWorldIn(async (environment) => {
      Object.assign(process.env, ENVIRONMENT, environment, { DATABASE_URL: postgres.appUrl });
      (globalThis as { kumquatDb?: typeof db }).kumquatDb = db;
      return { db, drop: () => db.$disconnect() };
    });
    for (let n = 0; n < DOMAINS; n++) await shop.control("hand-purchase", { domainname: `freeold${n}.com`, years: 2 });
    await makePerson({ kind: "staff", role: "admin", email: "importer@example.com" });
    const plain = await secondsOf(async () => {
      for (let n = 0; n < CLIENTS; n++) await makePerson();
    });
    const files = writeOldShop(join(dir, "old"));
    const importing = await secondsOf(async () => {
      const importer = await findImporter("importer@example.com");
      const prepared = await prepareImport(csv, {
        ...{ place: { dir: files }, products: new Map<string, never>(), trustEmails: true },
      });
      const { report } = await runImport(importer, prepared, { fileName: "old", language: "zh", invite: false });
      const { client, domain } = report.counts;
      if (client.new !== CLIENTS || domain.new !== DOMAINS)
        throw new Error(`not all was imported: ${JSON.stringify(report.counts)}`);
    });
    await shop.close();
    return [
      {
        name: `import of ${CLIENTS} clients and ${DOMAINS} domains`,
        ...{ value: importing, unit: "s", baseline: { name: `${CLIENTS} customers written alone, s`, value: plain } },
        ...{ target: `≤ ${MOST_S} s`, met: importing <= MOST_S },
      },
    ];
  } finally {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
}

/** @returns the folder, with the files of docs/operations/migrate.md. */
function writeOldShop(dir: string): string {
  mkdirSync(dir);
  const write = (name: string, head: string, rows: string[]) =>
    writeFileSync(join(dir, `${name}.csv`), [head, ...rows].join("\n"));
  const clients = Array.from({ length: CLIENTS }, (_, n) => n);
  write(
    "clients",
    "id,email,name,status,balance",
    clients.map((n) => `${n},client${n}@old.example,Client ${n},active,${n % 50}.50`),
  );
  write(
    "invoices",
    "id,client_id,date,total,status",
    clients.flatMap((n) => [2023, 2024, 2025].map((year) => `${n}-${year},${n},${year}-05-01,69.00,paid`)),
  );
  write(
    "domains",
    "id,client_id,name,status",
    clients.slice(0, DOMAINS).map((n) => `d${n},${n},freeold${n}.com,active`),
  );
  return dir;
}

/**
 * `npm run import:shop -- --from whmcs --dump shop.sql --by you@example.com [--dry-run]`: brings clients, balances, domains, services, totals
 * of invoices and tickets of another shop here. A dry run prints what would happen and writes nothing. docs/operations/migrate.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { csvHead, csvRows } from "../../lib/core/csv";
import { db, declarePurpose } from "../../lib/db/client";
import { env } from "../../lib/env";
import type { DataPlace } from "../../lib/imports/files/read-tables";
import { findImporter } from "../../lib/imports/find-importer";
import { readProductMap } from "../../lib/imports/plan/product-map";
import { reportRowsOf } from "../../lib/imports/plan/report-of";
import { prepareImport } from "../../lib/imports/prepare-import";
import { runImport } from "../../lib/imports/run-import";
import { sources } from "../../lib/imports/sources/registry";
import { isProductLine } from "../../lib/product-lines/registry";
import { upstream } from "../../lib/upstream/client";
import texts from "../../messages/en/imports.json";
import { inShopEnvironment } from "../../server/processes/shop-environment";
import { printReport } from "./print-import-report";

const USAGE = `usage: npm run import:shop -- --from ${sources.map(({ id }) => id).join("|")} --dump FILE.sql[.gz] | --dir FOLDER --by STAFF@EXAMPLE.COM
  --dry-run             print what would happen; write nothing
  --products FILE.csv   what the old shop's products are here
  --report FILE.csv     write every row that staff have to look at
  --trust-emails        addresses count as confirmed
  --invite              mail the imported customers who have never signed in
  --language zh|en      of notes about customers (zh)
  --prefix TEXT         before the names of the old shop's tables
  --utc-offset +08:00   of times without a zone in the old shop's data`;

const { values } = parseArgs({
  options: {
    from: { type: "string" },
    dump: { type: "string" },
    dir: { type: "string" },
    by: { type: "string" },
    "dry-run": { type: "boolean", default: false },
    products: { type: "string" },
    report: { type: "string" },
    "trust-emails": { type: "boolean", default: false },
    invite: { type: "boolean", default: false },
    language: { type: "string", default: "zh" },
    prefix: { type: "string" },
    "utc-offset": { type: "string" },
  },
});

function placeOf(): DataPlace | null {
  if (values.dump && !values.dir) return { dump: resolve(values.dump) };
  return values.dir && !values.dump ? { dir: resolve(values.dir) } : null;
}

async function main(): Promise<number> {
  const source = sources.find(({ id }) => id === values.from);
  const place = placeOf();
  const { language, "utc-offset": utcOffset } = values;
  const isOffset = utcOffset === undefined || /^[+-]\d\d:\d\d$/.test(utcOffset);
  if (!source || !place || !values.by || (language !== "zh" && language !== "en") || !isOffset) {
    console.error(USAGE);
    return 1;
  }
  declarePurpose("worker");
  // An incomplete environment is found before anything is written.
  env();
  const started = performance.now();
  const actor = await findImporter(values.by);
  const products = values.products
    ? readProductMap(readFileSync(values.products, "utf8"), isProductLine)
    : new Map<string, never>();
  const prepared = await prepareImport(source, {
    ...{ place, products, utcOffset, prefix: values.prefix },
    trustEmails: values["trust-emails"],
  });
  let { report } = prepared;
  let rows = reportRowsOf(prepared.plan);
  if (!values["dry-run"]) {
    const fileName = basename("dump" in place ? place.dump : place.dir);
    const done = await runImport(actor, prepared, { fileName, language, invite: values.invite, onStep: sayStep });
    report = done.report;
    rows = [...report.rows.slice(0, report.rowCount - rows.length), ...rows];
  }
  printReport(report, { dryRun: values["dry-run"], label: source.label });
  if (values.report) {
    const heads = ["kind", "number", "name", "imported", "reason", "detail"];
    const lines = rows.map((row) => [
      ...[row.kind, row.sourceId, row.name, row.imported ? "yes" : "no"],
      ...[texts.reason[row.reason], row.detail],
    ]);
    writeFileSync(values.report, csvHead(heads) + csvRows(lines));
    console.log(`Wrote ${values.report}: ${rows.length} rows.`);
  }
  console.log(`Took ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  await upstream().flushLog();
  upstream().close();
  return 0;
}

let said = "";
function sayStep(stage: keyof typeof texts.stage, done: number, total: number): void {
  // A line for each tenth of a stage.
  const line = `${texts.stage[stage]}: ${done} of ${total}`;
  const tenth = `${stage} ${Math.floor((done * 10) / Math.max(1, total))}`;
  if (tenth !== said || done === total) console.log(line);
  said = tenth;
}

await inShopEnvironment(async () => {
  const code = await main();
  await db.$disconnect();
  return code;
});

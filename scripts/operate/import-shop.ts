/**
 * `npm run import:shop -- --from whmcs --dump shop.sql --by you@example.com [--dry-run]`: brings clients, balances, domains, services, totals
 * of invoices and tickets of another shop here. A dry run prints what would happen and writes nothing. docs/operations/migrate.md.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { csvHead, csvRows } from "../../lib/core/csv";
import { AppError } from "../../lib/core/errors";
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
import { StartError } from "../../server/processes/start-error";
import { printReport } from "./print-import-report";
import { readWords, refuseWords } from "./read-words";

const USAGE = `usage: npm run import:shop -- --from ${sources.map(({ id }) => id).join("|")} --dump FILE.sql[.gz] | --dir FOLDER --by STAFF@EXAMPLE.COM
  --dry-run             print what would happen; write nothing
  --products FILE.csv   what the old shop's products are here
  --report FILE.csv     write every row that staff have to look at
  --trust-emails        addresses count as confirmed
  --invite              mail the imported customers who have never signed in
  --language zh|en      of notes about customers (zh)
  --prefix TEXT         before the names of the old shop's tables
  --utc-offset +08:00   of times without a zone in the old shop's data`;

const values = readWords(USAGE, {
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
});

const refuse = (wrong: string): never => refuseWords(USAGE, wrong);

function placeOf(): DataPlace {
  const { dump, dir } = values;
  const given = dump ?? dir;
  if (given === undefined || (dump && dir)) return refuse("Give either --dump or --dir");
  if (!existsSync(given)) return refuse(`${given} does not exist`);
  return dump ? { dump: resolve(dump) } : { dir: resolve(given) };
}

const source =
  sources.find(({ id }) => id === values.from) ??
  refuse(values.from ? `--from can't be "${values.from}"` : "--from is missing");
const place = placeOf();
const by = values.by ?? refuse("--by is missing");
const language =
  values.language === "zh" || values.language === "en"
    ? values.language
    : refuse(`--language can't be "${values.language}"`);
const utcOffset = values["utc-offset"];
if (utcOffset !== undefined && !/^[+-]\d\d:\d\d$/.test(utcOffset)) refuse(`--utc-offset can't be "${utcOffset}"`);
if (values.products && !existsSync(values.products)) refuse(`${values.products} does not exist`);

async function main(): Promise<number> {
  declarePurpose("worker");
  // An incomplete environment is found before anything is written.
  env();
  const started = performance.now();
  const actor = await findImporter(by).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    const why =
      error.status === 404 ? `No member of the staff has the address ${by}` : `${by} is neither finance nor an admin`;
    throw new StartError(`${why}.`);
  });
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

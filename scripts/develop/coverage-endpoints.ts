/**
 * `npm run coverage:endpoints`: runs the browser specs one after the other against a shop of their own and prints, for every
 * endpoint of the chapters that the shop sells, the specs during which it was called. Exit code 1 when one is called by
 * none, or a spec fails. A purchase that goes on after its spec has ended (a renewal's last read) counts for the next one.
 */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import type { JSONReport, JSONReportSuite } from "@playwright/test/reporter";
import pg from "pg";
import { rows } from "../../lib/cndns/rows";
import { runPlaywright } from "../testing/run-playwright";
import { type Shop, withShop } from "../testing/shop";

/** First parts of the ids of the chapters whose product lines the shop has. */
const CHAPTERS = [
  "check",
  "domains",
  "hosting",
  "present",
  "database",
  "mail",
  "cloud",
  "cdn",
  "ddos",
  "product",
  "user",
  "EDM",
  "sms",
  "SMS",
  "bcc",
  "ali",
  "sitestarpro",
  "sitetarpro",
  "qituibao",
  "soukeyi",
];
const OUT = ".test/coverage";

interface Window {
  spec: string;
  fromMs: number;
  toMs: number;
}

function windowsOf(suite: JSONReportSuite): Window[] {
  const own = suite.specs.flatMap((spec) =>
    spec.tests.flatMap((test) =>
      test.results.map((result) => {
        const fromMs = new Date(result.startTime).getTime();
        return { spec: `${spec.file}:${spec.line}  ${spec.title}`, fromMs, toMs: fromMs + result.duration };
      }),
    ),
  );
  return [...own, ...(suite.suites ?? []).flatMap(windowsOf)];
}

async function runSpecs(shop: Shop): Promise<{ windows: Window[]; failed: number }> {
  const file = `${OUT}/report.json`;
  const words = ["--workers=1", "--reporter=dot,json", ...process.argv.slice(2)];
  await runPlaywright(shop, words, file);
  const report = JSON.parse(readFileSync(file, "utf8")) as JSONReport;
  return { windows: report.suites.flatMap(windowsOf), failed: report.stats.unexpected };
}

async function callsOf(shop: Shop): Promise<{ endpoint: string; atMs: number }[]> {
  const client = new pg.Client({ connectionString: shop.databaseUrl });
  await client.connect();
  const { rows: calls } = await client.query<{ endpoint: string; at: Date }>("SELECT endpoint, at FROM upstream_calls");
  await client.end();
  return calls.map(({ endpoint, at }) => ({ endpoint, atMs: at.getTime() }));
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const { windows, failed, calls } = await withShop({ dir: `${OUT}/shop` }, async (shop) => ({
  ...(await runSpecs(shop)),
  calls: await callsOf(shop),
}));
let gaps = 0;
for (const { row } of rows) {
  if (row.documented === false || !CHAPTERS.includes(row.id.split(".")[0] ?? "")) continue;
  const times = calls.filter((call) => call.endpoint === row.id).map((call) => call.atMs);
  const specs = windows.filter((window) => times.some((at) => at >= window.fromMs && at <= window.toMs));
  if (specs.length === 0) gaps++;
  process.stdout.write(`${row.id}  ${specs[0]?.spec ?? "REACHED BY NO SPEC"}\n`);
  for (const { spec } of specs.slice(1, 3)) process.stdout.write(`    ${spec}\n`);
}
process.stdout.write(`\n${gaps} without a spec, ${failed} specs failed\n`);
process.exit(gaps === 0 && failed === 0 ? 0 : 1);

/**
 * `npm run coverage:endpoints`: runs the browser specs one after the other against a shop of their own and prints, for every
 * endpoint of the manual, the specs during which it was called. Exit code 1 when one is called by none, or a spec fails.
 * Further words choose specs: `npm run coverage:endpoints -- e2e/cdn`. What is called between two specs counts for the first; a
 * purchase that goes on after the next has begun (a renewal's last read) counts for that one.
 */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import type { JSONReport, JSONReportSuite } from "@playwright/test/reporter";
import pg from "pg";
import { rows } from "../../lib/cndns/rows";
import { runPlaywright } from "../testing/run-playwright";
import { type Shop, specShop, withShop } from "../testing/shop";

const OUT = ".test/coverage";

/** From when a spec is what calls count for: until the next. */
interface Window {
  spec: string;
  fromMs: number;
}

function windowsOf(suite: JSONReportSuite): Window[] {
  const own = suite.specs.flatMap((spec) =>
    spec.tests.flatMap((test) =>
      test.results.map((result) => ({
        spec: `${spec.file}:${spec.line}  ${spec.title}`,
        fromMs: new Date(result.startTime).getTime(),
      })),
    ),
  );
  return [...own, ...(suite.suites ?? []).flatMap(windowsOf)];
}

async function runSpecs(shop: Shop): Promise<{ windows: Window[]; failed: number }> {
  const file = `${OUT}/report.json`;
  const words = ["--workers=1", "--reporter=dot,json", ...process.argv.slice(2)];
  await runPlaywright(shop, words, file);
  const report = JSON.parse(readFileSync(file, "utf8")) as JSONReport;
  const windows = report.suites.flatMap(windowsOf).toSorted((a, b) => a.fromMs - b.fromMs);
  return { windows, failed: report.stats.unexpected };
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
const { windows, failed, calls } = await withShop(specShop, async (shop) => ({
  ...(await runSpecs(shop)),
  calls: await callsOf(shop),
}));
const documented = rows.filter(({ row }) => row.documented !== false);
let gaps = 0;
for (const { row } of documented) {
  const own = calls.filter((call) => call.endpoint === row.id);
  const found = own.flatMap(({ atMs }) => windows.findLast(({ fromMs }) => fromMs <= atMs)?.spec ?? []);
  const specs = [...new Set(found)];
  if (specs.length === 0) gaps++;
  process.stdout.write(`${row.id}  ${specs[0] ?? "REACHED BY NO SPEC"}\n`);
  for (const spec of specs.slice(1, 3)) process.stdout.write(`    ${spec}\n`);
}
const reached = documented.length - gaps;
process.stdout.write(`\n${reached} of ${documented.length} endpoints are reached by a spec, ${failed} specs failed\n`);
process.exit(gaps === 0 && failed === 0 ? 0 : 1);

/**
 * `npm run bench [-- word …]`: measures what the README quotes and prints one table. Speeds are ratios against a baseline of
 * the same run, because machines differ; nothing here passes or fails a test. `growth` takes long, and runs when it is named.
 */
import { parseArgs } from "node:util";
import { type BenchRow, tableText } from "./row";

const parts: Record<string, () => Promise<{ run: () => Promise<BenchRow[]> }>> = {
  bills: () => import("./bills"),
  books: () => import("./books"),
  clients: () => import("./clients"),
  crowding: () => import("./crowding"),
  growth: () => import("./growth/main"),
  history: () => import("./history"),
  imports: () => import("./imports"),
  interactions: () => import("./interactions"),
  "long-zone": () => import("./long-zone"),
  orders: () => import("./orders"),
  pages: () => import("./pages"),
  sandbox: () => import("./sandbox"),
  search: () => import("./search"),
  worker: () => import("./worker"),
  wrappers: () => import("./wrappers"),
  zones: () => import("./zones"),
};

const { positionals: wanted } = parseArgs({ options: { orders: { type: "string" } }, allowPositionals: true });
const rows: BenchRow[] = [];
for (const [name, load] of Object.entries(parts)) {
  if (wanted.length === 0 ? name === "growth" : !wanted.includes(name)) continue;
  process.stderr.write(`measuring ${name} …\n`);
  const measured = await (await load()).run();
  // Printed at once, so that what one part measured is not lost when another fails.
  process.stderr.write(`${tableText(measured)}\n`);
  rows.push(...measured);
}
process.stdout.write(`\n${tableText(rows)}\n`);
process.exit(0);

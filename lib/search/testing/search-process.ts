/** Another web process, as far as searches go: a parent process sends it searches and hears what comes of them. */
import { AppError } from "@/lib/core/errors";
import { hears } from "@/lib/db/listen";
import { priceTable } from "@/lib/pricing/price-table";
import type { SearchLine } from "@/lib/search/contract";
import { searchNames } from "../search-names";

export type Order = { id: number; q: string; ip: string } | { id: number; leave: true };
export type SearchOutcome = { ready: true } | { id: number; lines: SearchLine[] } | { id: number; refused: string };

const visitors = new Map<number, AbortController>();
const tell = (outcome: SearchOutcome) => process.send?.(outcome);

async function search(id: number, q: string, ip: string): Promise<void> {
  const visitor = new AbortController();
  visitors.set(id, visitor);
  try {
    const response = await searchNames({ kind: "visitor", ip }, { q }, { signal: visitor.signal, locale: "zh" });
    const text = await response.text();
    tell({
      id,
      lines: text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as SearchLine),
    });
  } catch (error) {
    tell({ id, refused: error instanceof AppError ? error.code : String(error) });
  }
}

process.on("message", (order: Order) => {
  if ("leave" in order) visitors.get(order.id)?.abort();
  else void search(order.id, order.q, order.ip);
});
process.on("disconnect", () => process.exit(0));

await Promise.all([priceTable(), hears()]);
tell({ ready: true });

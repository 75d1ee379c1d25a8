/** Stands for another web process: its parent sends it searches and gets their outcomes. */
import { AppError } from "@/lib/core/errors";
import { receivesNotifications } from "@/lib/db/listen";
import { priceTable } from "@/lib/pricing/price-table";
import type { SearchLine } from "@/lib/search/contract";
import { searchNames } from "../search-names";

export type SearchCommand = { id: number; q: string; ip: string } | { id: number; leave: true };
export type SearchOutcome = { ready: true } | { id: number; lines: SearchLine[] } | { id: number; refused: string };

const visitors = new Map<number, AbortController>();
const send = (outcome: SearchOutcome) => process.send?.(outcome);

async function search(id: number, q: string, ip: string): Promise<void> {
  const visitor = new AbortController();
  visitors.set(id, visitor);
  try {
    const response = await searchNames({ kind: "visitor", ip }, { q }, { signal: visitor.signal, locale: "zh" });
    const text = await response.text();
    send({
      id,
      lines: text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as SearchLine),
    });
  } catch (error) {
    send({ id, refused: error instanceof AppError ? error.code : String(error) });
  }
}

process.on("message", (command: SearchCommand) => {
  if ("leave" in command) visitors.get(command.id)?.abort();
  else void search(command.id, command.q, command.ip);
});
process.on("disconnect", () => process.exit(0));

await Promise.all([priceTable(), receivesNotifications()]);
send({ ready: true });

import "server-only";
import { db } from "@/lib/db/client";
import type { OldYear } from "../old-shop";
import { yearKey } from "../plan/plan-import";
import { type ImportRun, partsOf, recordThings } from "./import-run";
import { yearLine } from "./note-of";

const PART = 300;
const MOST_NOTE = 2_000;

/** Writes what clients were invoiced in each year into staff's note about them. Nothing of it enters the books. */
export async function importYears(run: ImportRun, years: readonly OldYear[]): Promise<void> {
  let done = 0;
  // A client's years together, so that its note is written once for each part.
  const byClient = years.toSorted((a, b) => a.clientId.localeCompare(b.clientId) || a.year - b.year);
  for (const part of partsOf(byClient, PART)) {
    await db.$transaction(async (tx) => {
      const ids = part.flatMap(({ clientId }) => run.accountOf.get(clientId) ?? []);
      const accounts = await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, staffNote: true } });
      for (const { id, staffNote } of accounts) {
        const lines = part.filter((year) => run.accountOf.get(year.clientId) === id).map((year) => yearLine(run, year));
        const note = [staffNote, ...lines].filter(Boolean).join("\n");
        // A note that is full stays whole: what staff wrote matters more than an old sum.
        if (note.length <= MOST_NOTE)
          await tx.user.update({ where: { id }, data: { staffNote: note }, select: { id: true } });
      }
      const things = part.flatMap((year) => {
        const targetId = run.accountOf.get(year.clientId);
        return targetId ? [{ sourceId: yearKey(year), targetId }] : [];
      });
      await recordThings(tx, run, "year", things);
    });
    done += part.length;
    await run.step("year", done, years.length);
  }
}

import "server-only";
import { db } from "@/lib/db/client";
import type { OldYear } from "../old-shop";
import { yearKey } from "../plan/plan-import";
import { type ImportRun, partsOf, recordThings } from "./import-run";
import { yearLine } from "./note-of";

const PART = 100;
const MOST_NOTE = 2_000;

/** Writes what clients were invoiced in each year into staff's note about them. Nothing of it enters the books. */
export async function importYears(run: ImportRun, years: readonly OldYear[]): Promise<void> {
  let done = 0;
  for (const part of partsOf(years, PART)) {
    await db.$transaction(async (tx) => {
      for (const year of part) {
        const id = run.accountOf.get(year.clientId);
        if (!id) continue;
        const { staffNote } = await tx.user.findUniqueOrThrow({ where: { id }, select: { staffNote: true } });
        const note = [staffNote, yearLine(run, year)].filter(Boolean).join("\n");
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

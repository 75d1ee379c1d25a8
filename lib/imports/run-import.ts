import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { db } from "@/lib/db/client";
import { auditable } from "@/lib/pricing/auditable";
import type { ImportReport, ImportStage } from "./contract";
import type { ImportDecision } from "./plan/plan-import";
import type { PreparedImport } from "./prepare-import";
import { importBalances } from "./run/import-balances";
import { importClients } from "./run/import-clients";
import { importDomains, importOtherServices } from "./run/import-domains";
import type { ImportRun } from "./run/import-run";
import { importTickets } from "./run/import-tickets";
import { importYears } from "./run/import-years";
import { inviteClients } from "./run/invite-clients";
import { storedReport } from "./stored-report";

export interface RunOptions {
  fileName: string;
  language: "zh" | "en";
  /** Mails the imported customers who have never signed in. */
  invite: boolean;
  onStep?: (stage: ImportStage, done: number, total: number) => void | Promise<void>;
}

const newOf = <T>(decisions: readonly ImportDecision<T>[]): T[] =>
  decisions.flatMap(({ outcome, thing }) => (outcome === "new" ? [thing] : []));

/**
 * Does what was planned, thing by thing; each is recorded in the transaction that makes it. Ended anywhere, it is run again from the
 * beginning and does the rest. Of two at once one fails at the key of what both import. Moves no money: balances are proposed to a second
 * person. Audited.
 * @returns the report, with what turned out otherwise than planned.
 */
export async function runImport(
  actor: StaffActor,
  { source, plan, report }: PreparedImport,
  { fileName, language, invite, onStep }: RunOptions,
): Promise<{ id: string; report: ImportReport }> {
  if (actor.role === "support") throw forbidden();
  const id = newId();
  const startedAt = new Date();
  await db.shopImport.create({
    data: {
      ...{ id, fileName, startedAt, source: source.id, byId: actor.userId },
      ...{ stage: "client", seenAt: startedAt, report: storedReport(report) },
    },
  });
  const run: ImportRun = {
    ...{ id, source, fileName, actor, language },
    accountOf: new Map(),
    missed: [],
    step: async (stage, doneCount, total) => {
      await db.shopImport.update({
        where: { id },
        data: { stage, doneCount, total, seenAt: new Date() },
        select: { id: true },
      });
      await onStep?.(stage, doneCount, total);
    },
  };
  const known = await db.importedThing.findMany({ where: { source: source.id, kind: "client" } });
  for (const { sourceId, targetId } of known) if (targetId) run.accountOf.set(sourceId, targetId);
  // Accounts that are here without the import are linked: "here", and not recorded yet.
  const toLink = plan.clients.filter(({ outcome, thing }) => outcome === "here" && !run.accountOf.has(thing.id));
  await importClients(run, [...newOf(plan.clients), ...toLink.map(({ thing }) => thing)]);
  await importYears(run, newOf(plan.years));
  await importBalances(run, newOf(plan.balances));
  await importDomains(run, newOf(plan.domains));
  await importTickets(run, newOf(plan.tickets));
  await importOtherServices(run, newOf(plan.services));
  if (invite) await inviteClients(run);
  const done = withMissed(report, run.missed);
  await db.$transaction(async (tx) => {
    const endedAt = new Date();
    await tx.shopImport.update({
      where: { id },
      data: { stage: "done", endedAt, seenAt: endedAt, report: storedReport(done) },
    });
    await recordEvent(tx, actor, {
      action: "imports.finish",
      subject: { kind: "import", id },
      after: auditable({ source: source.label, fileName, ...done.counts, ...done.money }),
    });
  });
  return { id, report: done };
}

/** The report of a plan, with what could not be done counted as skipped. */
function withMissed(report: ImportReport, missed: ImportRun["missed"]): ImportReport {
  const counts = structuredClone(report.counts);
  for (const { kind } of missed) {
    counts[kind].new -= 1;
    counts[kind].skipped += 1;
  }
  const rows = [...missed.map((one) => ({ ...one, imported: false })), ...report.rows];
  return { ...report, counts, rows: rows.slice(0, 1_000), rowCount: report.rowCount + missed.length };
}

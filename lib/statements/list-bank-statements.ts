import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { BankStatement } from "@/lib/db/generated/client";
import { keysetPage, type SortColumn } from "@/lib/db/keyset";
import { type BankStatementView, bankStatementRow, type listBankStatementsContract } from "./contract";
import { maskAccount } from "./row-details";
import { fromUndecided } from "./undecided-rows";

const sorts = { made: { kind: "made" } } as const satisfies Record<string, SortColumn>;

/** The statements that were imported, newest first, each with how many rows are still to be decided. @throws 403 for support. */
export async function listBankStatements(
  actor: StaffActor,
  { after, take }: z.output<typeof listBankStatementsContract.input>,
): Promise<z.output<typeof listBankStatementsContract.output>> {
  if (actor.role === "support") throw forbidden();
  const page = await keysetPage({ sorts, sort: "-made", after, take }, (step) =>
    db.bankStatement.findMany({ where: step.where, orderBy: step.orderBy, take: step.take }),
  );
  return { rows: await listStatementViews(page.rows), next: page.next };
}

/** Statements as staff see them, in the same order. */
export async function listStatementViews(rows: readonly BankStatement[]): Promise<BankStatementView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const [people, open] = await Promise.all([
    db.user.findMany({
      where: { id: { in: rows.map(({ importedBy }) => importedBy) } },
      select: { id: true, name: true },
    }),
    db.$queryRaw<{ id: string; count: number }[]>`
      SELECT r.statement_id::text AS id, count(*)::int AS count ${fromUndecided} AND r.statement_id = ANY(${ids}::uuid[])
       GROUP BY r.statement_id`,
  ]);
  return rows.map((row) => ({
    ...row,
    format: bankStatementRow.shape.format.parse(row.format),
    account: maskAccount(row.account),
    importedBy: people.find(({ id }) => id === row.importedBy)?.name ?? "",
    openCount: open.find(({ id }) => id === row.id)?.count ?? 0,
  }));
}

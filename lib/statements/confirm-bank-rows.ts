import "server-only";
import type { z } from "zod";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { AppError, forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { confirmRowWithin } from "./confirm-bank-row";
import type { confirmBankRowsContract } from "./contract";
import { matchStoredRows } from "./match-stored-rows";

type Output = z.output<typeof confirmBankRowsContract.output>;

/**
 * Confirms the certain rows that the page showed, each in a transaction of its own: what fails says why and stops no other. It goes on
 * when the page is closed meanwhile; what a lost request left undone is done by the next one, and nothing is done twice. A row that is
 * no longer certain about the same transfer is left alone ("changed"), and so is one whose sum was booked by hand under another number
 * ("doubled"): a person decides whether it is the same money.
 * @throws AppError not_found, reauth.required; 403 for support.
 */
export async function confirmBankRows(
  actor: StaffActor,
  { id, rows: asked }: z.output<typeof confirmBankRowsContract.input>,
): Promise<Output> {
  if (actor.role === "support") throw forbidden();
  requireReauth(actor);
  if (!(await db.bankStatement.findUnique({ where: { id }, select: { id: true } }))) throw notFound("statement");
  // Whether a row is the only one that names its transfer is seen in the whole statement.
  const rows = await db.bankStatementRow.findMany({ where: { statementId: id } });
  const sums = new Map(rows.map((row) => [row.id, row.amountFen]));
  const { matches, transfers } = await matchStoredRows(db, rows);
  const results: Output["results"] = [];
  let confirmedFen = 0n;
  for (const { rowId, topUpId } of asked) {
    const match = matches.get(rowId);
    const same = match !== undefined && "topUpId" in match && match.topUpId === topUpId;
    if (match?.kind === "doubtful" && match.doubts.includes("booked_already")) {
      results.push({ rowId, result: "doubled", code: null });
      continue;
    }
    if (!same || (match.kind !== "certain" && match.kind !== "booked" && match.kind !== "waiting")) {
      results.push({ rowId, result: "changed", code: null });
      continue;
    }
    const one = await confirmOne(actor, { id: rowId, topUpId, seen: transfers.get(topUpId)?.seen });
    if (one.result === "confirmed") confirmedFen += sums.get(rowId) ?? 0n;
    results.push({ rowId, ...one });
  }
  return { results, confirmedFen };
}

async function confirmOne(
  actor: StaffActor,
  decided: { id: string; topUpId: string; seen: number | undefined },
): Promise<Omit<Output["results"][number], "rowId">> {
  try {
    const at = new Date();
    const result = await db.$transaction((tx) => confirmRowWithin(tx, actor, decided, at));
    return { result, code: null };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const isDoubled = error.code === "statements.booked_meanwhile";
    return { result: isDoubled ? "doubled" : "refused", code: error.code };
  }
}

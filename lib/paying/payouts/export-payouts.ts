import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { csvCell, csvHead, csvRows } from "@/lib/core/csv";
import { shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { csvTexts } from "@/lib/http/csv-texts";
import type { RequestContext } from "@/lib/http/serve";
import { lockPayout } from "./lock-payout";
import { takePayout } from "./reveal-payout-account";

const MOST = 500;
const COLUMNS = ["number", "kind", "beneficiary", "account", "bank", "amount"] as const;

/**
 * The approved payouts that nobody else makes, as CSV for the bank's batch transfer, with whole account numbers. Whoever fetches it makes
 * the transfers from then on. Each payout is audited. Safe to repeat: the same person gets the same ones again.
 */
export async function exportPayouts(
  actor: StaffActor,
  _input: Record<string, never>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<{ filename: string; csv: string; count: number }> {
  const t = csvTexts(locale);
  const rows = await db.$transaction(async (tx) => {
    const found = await tx.payout.findMany({
      where: { state: "approved", OR: [{ takenBy: null }, { takenBy: actor.userId }] },
      orderBy: { createdAt: "asc" },
      select: { id: true },
      take: MOST,
    });
    const lines: string[][] = [];
    for (const { id } of found) {
      const row = await lockPayout(tx, id);
      const isFree = row.takenBy === null || row.takenBy === actor.userId;
      if (row.state !== "approved" || !isFree) continue;
      const account = await takePayout(tx, actor, row);
      const kind = t(row.accountKind === "company" ? "payouts.kind.company" : "payouts.kind.person");
      lines.push([row.number, kind, row.beneficiary, account, row.bank, csvCell(row.amountFen)]);
    }
    return lines;
  });
  const csv = csvHead(COLUMNS.map((name) => t(`payouts.columns.${name}`))) + (rows.length > 0 ? csvRows(rows) : "");
  return { filename: `payouts-${shanghaiDay(new Date())}.csv`, csv, count: rows.length };
}

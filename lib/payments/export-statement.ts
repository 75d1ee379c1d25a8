import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { csvHead, csvRows } from "@/lib/core/csv";
import { yuanText } from "@/lib/core/money";
import { shanghaiDay, shanghaiSecond } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { csvResponse } from "@/lib/http/csv-response";
import { csvTexts } from "@/lib/http/csv-texts";
import type { RequestContext } from "@/lib/http/serve";
import { readStatement } from "@/lib/ledger/read-statement";
import { unchecked } from "@/messages/unchecked";
import type { StatementRow } from "./contract";
import { explainLines } from "./list-statement";

const PAGE = 500;
const MOST_ROWS = 100_000;
const COLUMNS = ["time", "kind", "about", "change", "balance"] as const;

/** The whole statement as CSV, streamed page by page, so that a long one needs little memory. */
export async function exportStatement(
  actor: CustomerActor,
  _input: Record<string, never>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  const t = csvTexts(locale);
  const cells = (row: StatementRow): string[] => {
    const about = [row.orderNumber, row.itemName, row.reference, row.memo].filter((text) => text).join(" ");
    const key = `statement.kind.${row.kind}`;
    const kind = unchecked(t).has(key) ? unchecked(t)(key) : row.kind;
    return [shanghaiSecond(row.at), kind, about, yuanText(row.amountFen), yuanText(row.balanceFen)];
  };
  async function* pieces() {
    yield csvHead(COLUMNS.map((column) => t(`statement.columns.${column}`)));
    let before: string | undefined;
    let written = 0;
    do {
      const page = await readStatement(db, actor.userId, { limit: PAGE, ...(before ? { before } : {}) });
      const rows = await explainLines(actor.userId, page.lines, locale);
      yield csvRows(rows.map(cells));
      written += rows.length;
      before = page.nextBefore ?? undefined;
    } while (before && written < MOST_ROWS);
  }
  return csvResponse(pieces(), `wallet-${shanghaiDay(new Date())}.csv`);
}

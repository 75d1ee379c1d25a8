import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { csvHead, csvRows } from "@/lib/core/csv";
import { yuanText } from "@/lib/core/money";
import { shanghaiDay, shanghaiSecond } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { csvResponse } from "@/lib/http/csv-response";
import { csvTexts } from "@/lib/http/csv-texts";
import type { RequestContext } from "@/lib/http/serve";
import { readWalletStatement } from "@/lib/ledger/read-wallet-statement";
import { sentences } from "@/lib/offers/describe-config";
import type { StatementRow } from "./contract";
import { explainLines } from "./list-statement";

const PAGE = 500;
const MOST_ROWS = 100_000;
const COLUMNS = ["time", "kind", "product", "name", "order", "about", "charged", "change", "balance"] as const;

/** The whole statement as CSV, row by row as the page shows it, streamed page by page, so that a long one needs little memory. */
export async function exportStatement(
  actor: CustomerActor,
  _input: Record<string, never>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  const t = csvTexts(locale);
  const { say, has } = await sentences(locale);
  const cells = (row: StatementRow): string[] => {
    const key = `csv.statement.kind.${row.kind}`;
    const about = [row.reference, row.memo].filter((text) => text).join(" ");
    return [
      ...[shanghaiSecond(row.at), has(key) ? say(key) : row.kind],
      ...[row.productLine ? say(`${row.productLine}Line.name`) : "", row.itemName ?? "", row.orderNumber ?? "", about],
      ...[row.chargedFen > 0n ? yuanText(row.chargedFen) : "", yuanText(row.amountFen), yuanText(row.balanceFen)],
    ];
  };
  async function* pieces() {
    yield csvHead(COLUMNS.map((column) => t(`statement.columns.${column}`)));
    let before: string | undefined;
    let written = 0;
    do {
      const page = await readWalletStatement(db, actor.userId, { limit: PAGE, before });
      const explained = await explainLines(actor.userId, page.lines, locale);
      const rows = explained.flatMap((line) => line.rows);
      yield csvRows(rows.map(cells));
      written += rows.length;
      before = page.nextBefore ?? undefined;
    } while (before && written < MOST_ROWS);
  }
  return csvResponse(pieces(), `wallet-${shanghaiDay(new Date())}.csv`);
}

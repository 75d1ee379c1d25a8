import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { allPages, csvList } from "@/lib/http/csv-list";
import { csvTexts } from "@/lib/http/csv-texts";
import type { RequestContext } from "@/lib/http/serve";
import { readWalletStatement } from "@/lib/ledger/read-wallet-statement";
import { sentences } from "@/lib/offers/describe-config";
import { actionWordOf } from "@/lib/product-lines/pages";
import type { Language } from "@/messages/languages";
import type { StatementRow } from "./contract";
import { explainLines } from "./list-statement";

const PAGE = 500;

/** The whole statement as CSV, row by row as the page shows it, streamed page by page, so that a long one needs little memory. */
export async function exportStatement(
  actor: CustomerActor,
  _input: Record<string, never>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  const t = csvTexts(locale);
  const { say, has, one } = await sentences(locale);
  const kindOf = ({ kind }: StatementRow) => {
    const key = `csv.statement.kind.${kind}`;
    return has(key) ? say(key) : kind;
  };
  const workOf = ({ productLine, itemWork }: StatementRow) => {
    if (!productLine || !itemWork) return null;
    const { years, months } = itemWork;
    const key = actionWordOf({ productLine, ...itemWork });
    return say(`order-pages.action.${key}`, { term: say("ui.term", { years, months }) });
  };
  const columns = {
    time: (row: StatementRow) => row.at,
    kind: kindOf,
    product: (row: StatementRow) => (row.productLine ? one(row.productLine) : null),
    name: (row: StatementRow) => row.itemName,
    order: (row: StatementRow) => row.orderNumber,
    about: (row: StatementRow) => [workOf(row), row.reference, row.memo].filter((text) => text).join(" "),
    charged: (row: StatementRow) => (row.chargedFen > 0n ? row.chargedFen : null),
    change: (row: StatementRow) => row.amountFen,
    balance: (row: StatementRow) => row.balanceFen,
  };
  return csvList({
    filename: `wallet-${shanghaiDay(new Date())}.csv`,
    columns,
    head: (name) => t(`statement.columns.${name}`),
    pages: statementPages(actor.userId, locale),
  });
}

function statementPages(customerId: string, locale: Language) {
  return allPages(async (before) => {
    const { lines, nextBefore } = await readWalletStatement(db, customerId, { limit: PAGE, before });
    const rows = (await explainLines(customerId, lines, locale)).flatMap((line) => line.rows);
    return { rows, next: nextBefore };
  });
}

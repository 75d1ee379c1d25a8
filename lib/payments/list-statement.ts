import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { RequestContext } from "@/lib/http/serve";
import { readWalletStatement, type WalletStatementLine } from "@/lib/ledger/read-wallet-statement";
import type { listStatementContract, StatementRow } from "./contract";
import { releaseMemo, whyReleased } from "./release-memo";

/**
 * One page of what happened to the customer's money, newest first, each with the order, item or top-up it belongs to. An order's money
 * is held in one posting and shown as a row for each item, so a page may have some rows more than `take`.
 */
export async function listStatement(
  actor: CustomerActor,
  { after, take }: z.output<(typeof listStatementContract)["input"]>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<{ rows: StatementRow[]; next: string | null }> {
  return statementPage(actor.userId, { after, take }, locale);
}

/** listStatement for a customer; the caller has made sure that the actor may read it. */
export async function statementPage(
  customerId: string,
  { after, take }: { after?: string | undefined; take: number },
  locale: "zh" | "en",
): Promise<{ rows: StatementRow[]; next: string | null }> {
  const { lines, nextBefore } = await readWalletStatement(db, customerId, { before: after, limit: take });
  const rows: StatementRow[] = [];
  for (const { line, rows: ofLine } of await explainLines(customerId, lines, locale)) {
    if (rows.length >= take) return { rows, next: String(BigInt(line.id) + 1n) };
    rows.push(...ofLine);
  }
  return { rows, next: nextBefore };
}

/** Finds the names of orders, items and top-ups of the postings, in three queries for any number of them. */
export async function explainLines(
  customerId: string,
  lines: readonly WalletStatementLine[],
  locale: "zh" | "en",
): Promise<{ line: WalletStatementLine; rows: StatementRow[] }[]> {
  const refs = (kind: string) => lines.flatMap((line) => (line.refKind === kind && line.refId ? [line.refId] : []));
  const [items, topUps] = await Promise.all([
    db.orderItem.findMany({
      where: { customerId, OR: [{ orderId: { in: refs("order") } }, { id: { in: refs("item") } }] },
      select: {
        ...{ id: true, displayName: true, orderId: true, priceFen: true, order: { select: { number: true } } },
        ...{ action: true, years: true, months: true },
        ...whyReleased,
      },
      orderBy: { position: "desc" },
    }),
    db.topUp.findMany({ where: { customerId, id: { in: refs("top_up") } } }),
  ]);
  return lines.map((line) => {
    const topUp = topUps.find((row) => row.id === line.refId);
    const { id, at, kind, memo, amountFen, chargedFen, balanceFen } = line;
    const plain = {
      ...{ id, at, kind, memo, amountFen, chargedFen, balanceFen },
      ...{ orderId: null, orderNumber: null, itemName: null, productLine: null, itemWork: null },
      topUpMethod: topUp?.method ?? null,
      gateway: topUp?.gateway ?? null,
      paymentId: topUp?.gateway ? topUp.id : null,
      reference: topUp?.reference ?? null,
    };
    const naming = (item: (typeof items)[number]) => ({
      orderId: item.orderId,
      orderNumber: item.order.number,
      itemName: item.displayName,
      productLine: item.productLine,
      itemWork: { action: item.action, years: item.years, months: item.months },
    });
    if (line.refKind === "order") {
      const held = items.filter(({ orderId, priceFen }) => orderId === line.refId && priceFen > 0n);
      return {
        line,
        rows:
          held.length > 0
            ? heldRows(
                plain,
                held.map((item) => ({ ...item, ...naming(item) })),
              )
            : [plain],
      };
    }
    const item = line.refKind === "item" ? items.find((row) => row.id === line.refId) : undefined;
    const told = item && line.kind === "release" ? releaseMemo(item, memo, locale) : memo;
    return { line, rows: [{ ...plain, memo: told, ...(item ? naming(item) : {}) }] };
  });
}

type Naming = Pick<StatementRow, "orderId" | "orderNumber" | "itemName" | "productLine" | "itemWork">;

/** A row for each item of an order, the last one first, with the balance as if its items were held one after the other. */
function heldRows(line: StatementRow, items: readonly (Naming & { priceFen: bigint })[]): StatementRow[] {
  let balanceFen = line.balanceFen;
  return items.map(({ priceFen, orderId, orderNumber, itemName, productLine, itemWork }, at) => {
    const row = {
      ...line,
      ...{ orderId, orderNumber, itemName, productLine, itemWork },
      id: `${line.id}.${items.length - at}`,
      amountFen: -priceFen,
      balanceFen,
    };
    balanceFen += priceFen;
    return row;
  });
}

import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { RequestContext } from "@/lib/http/serve";
import { readStatement, type StatementLine } from "@/lib/ledger/read-statement";
import type { listStatementContract, StatementRow } from "./contract";
import { releaseMemo, whyReleased } from "./release-memo";

/** One page of the customer's wallet postings, newest first, each with the order, item or top-up it belongs to. */
export async function listStatement(
  actor: CustomerActor,
  { after, take }: z.output<(typeof listStatementContract)["input"]>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<{ rows: StatementRow[]; next: string | null }> {
  const { lines, nextBefore } = await readStatement(db, actor.userId, {
    limit: take,
    ...(after ? { before: after } : {}),
  });
  return { rows: await explainLines(actor.userId, lines, locale), next: nextBefore };
}

/** Finds the names of orders, items and top-ups of the postings, in three queries for any number of them. */
export async function explainLines(
  customerId: string,
  lines: readonly StatementLine[],
  locale: "zh" | "en",
): Promise<StatementRow[]> {
  const refs = (kind: string) => lines.flatMap((line) => (line.refKind === kind && line.refId ? [line.refId] : []));
  const [orders, items, topUps] = await Promise.all([
    db.order.findMany({
      where: { customerId, id: { in: refs("order") } },
      select: { id: true, number: true, items: { select: { displayName: true }, orderBy: { position: "asc" } } },
    }),
    db.orderItem.findMany({
      where: { customerId, id: { in: refs("item") } },
      select: { id: true, displayName: true, orderId: true, order: { select: { number: true } }, ...whyReleased },
    }),
    db.topUp.findMany({ where: { customerId, id: { in: refs("top_up") } } }),
  ]);
  return lines.map((line) => {
    const order = orders.find((row) => row.id === line.refId);
    const item = items.find((row) => row.id === line.refId);
    const topUp = topUps.find((row) => row.id === line.refId);
    return {
      id: line.id,
      at: line.at,
      kind: line.kind,
      memo: item && line.kind === "release" ? releaseMemo(item, line.memo, locale) : line.memo,
      orderId: order?.id ?? item?.orderId ?? null,
      orderNumber: order?.number ?? item?.order.number ?? null,
      itemName: item?.displayName ?? (order?.items.length === 1 ? (order.items[0]?.displayName ?? null) : null),
      itemCount: order?.items.length ?? null,
      topUpMethod: topUp?.method ?? null,
      reference: topUp?.reference ?? null,
      amountFen: line.amountFen,
      balanceFen: line.balanceFen,
    };
  });
}

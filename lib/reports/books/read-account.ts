import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import { type Db, db, type Tx } from "@/lib/db/client";
import type { RequestContext } from "@/lib/http/serve";
import { accountPeriod } from "@/lib/ledger/account-period";
import { type AccountLine, type AccountStatement, accountStatement } from "@/lib/ledger/account-statement";
import { releaseMemo, whyReleased } from "@/lib/payments/release-memo";
import type { AccountLineView, AccountView, readAccountContract } from "../contract";
import { bookWords } from "./book-words";
import { monthRange } from "./month-range";

/** Any account's statement, all of it or a month, with a running balance, for finance and admins. @throws AppError not_found for one never used. */
export async function readAccount(
  actor: StaffActor,
  { code, month, after, take }: z.output<typeof readAccountContract.input>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<AccountView> {
  if (actor.role === "support") throw forbidden();
  const statement = await statementOf(code, month, { ...(after ? { before: after } : {}), take });
  if (!statement) throw notFound("account");
  const { kind, customerId, balanceFen, lines, nextBefore } = statement;
  const customer = customerId
    ? await db.user.findUnique({ where: { id: customerId }, select: { id: true, name: true, email: true } })
    : null;
  const rows = await nameLines(db, lines, locale);
  return { code, kind, customer, balanceFen, period: statement.period, rows, next: nextBefore };
}

/** A page of an account's postings, all or those of a month, with the month's figures. Null for an account never used. */
export async function statementOf(
  code: string,
  month: string | undefined,
  page: { before?: string; take: number },
): Promise<(AccountStatement & Pick<AccountView, "period">) | null> {
  if (month === undefined) {
    const whole = await accountStatement(db, code, page);
    return whole && { ...whole, period: null };
  }
  const statement = await accountPeriod(db, code, { ...monthRange(month), ...page });
  if (!statement) return null;
  const { openingFen, debitFen, creditFen, closingFen } = statement;
  return { ...statement, period: { month, openingFen, debitFen, creditFen, closingFen } };
}

/** Adds to each posting the order, the product or top-up and the person that it belongs to. */
export async function nameLines(
  tx: Db | Tx,
  lines: readonly AccountLine[],
  locale: "zh" | "en",
): Promise<AccountLineView[]> {
  const refs = (kind: string) => lines.flatMap((line) => (line.refKind === kind && line.refId ? [line.refId] : []));
  const actors = [...new Set(lines.flatMap(({ actorId }) => actorId ?? []))];
  const [orders, items, topUps, people] = await Promise.all([
    tx.order.findMany({ where: { id: { in: refs("order") } }, select: { id: true, number: true } }),
    tx.orderItem.findMany({
      where: { id: { in: refs("item") } },
      select: { id: true, displayName: true, order: { select: { id: true, number: true } }, ...whyReleased },
    }),
    tx.topUp.findMany({ where: { id: { in: refs("top_up") } }, select: { id: true, reference: true } }),
    tx.user.findMany({ where: { id: { in: actors } }, select: { id: true, name: true } }),
  ]);
  const { agentMemo } = bookWords(locale);
  return lines.map(({ id, at, kind, memo, refId, actorId, amountFen, balanceFen }) => {
    const item = items.find((row) => row.id === refId);
    const said = kind === "agent_top_up" ? agentMemo(memo) : memo;
    return {
      ...{ id, at, kind, amountFen, balanceFen },
      memo: item && kind === "release" ? releaseMemo(item, memo, locale) : said,
      order: item?.order ?? orders.find((row) => row.id === refId) ?? null,
      about: item?.displayName ?? topUps.find((row) => row.id === refId)?.reference ?? null,
      by: people.find((row) => row.id === actorId)?.name ?? null,
    };
  });
}

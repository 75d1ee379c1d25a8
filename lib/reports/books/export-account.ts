import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { csvList } from "@/lib/http/csv-list";
import { csvTexts } from "@/lib/http/csv-texts";
import type { RequestContext } from "@/lib/http/serve";
import { DEBIT_KINDS } from "@/lib/ledger/kinds-contract";
import type { AccountLineView, exportAccountContract } from "../contract";
import { bookWords } from "./book-words";
import { nameLines, statementOf } from "./read-account";

const PAGE = 1_000;

/**
 * An account's postings, all of them or a month's, as CSV, newest first, streamed page by page; kinds are named and each posting has its
 * side, in the reader's language.
 */
export async function exportAccount(
  actor: StaffActor,
  { code, month }: z.output<typeof exportAccountContract.input>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  if (actor.role === "support") throw forbidden();
  const first = await statementOf(code, month, { take: PAGE });
  if (!first) throw notFound("account");
  const [t, words] = [csvTexts(locale), bookWords(locale)];
  const growsByDebits = DEBIT_KINDS.includes(first.kind);
  const sideOf = ({ amountFen }: AccountLineView) => (amountFen > 0n === growsByDebits ? "debit" : "credit");
  async function* pages() {
    let page: typeof first = first;
    while (page) {
      yield await nameLines(db, page.lines, locale);
      page = page.nextBefore ? await statementOf(code, month, { before: page.nextBefore, take: PAGE }) : null;
    }
  }
  return csvList({
    filename: `${code.replace(":", "-")}${month ? `-${month}` : ""}.csv`,
    columns: {
      time: (line: AccountLineView) => line.at,
      kind: (line: AccountLineView) => line.kind,
      name: (line: AccountLineView) => words.kind(line.kind),
      order: (line: AccountLineView) => line.order?.number ?? null,
      about: (line: AccountLineView) => line.about,
      memo: (line: AccountLineView) => line.memo,
      by: (line: AccountLineView) => line.by,
      side: (line: AccountLineView) => t(`side.${sideOf(line)}`),
      change: (line: AccountLineView) => line.amountFen,
      balance: (line: AccountLineView) => line.balanceFen,
    },
    head: (name) => t(`account.columns.${name}`),
    pages: pages(),
  });
}

import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { csvList } from "@/lib/http/csv-list";
import { csvTexts } from "@/lib/http/csv-texts";
import type { RequestContext } from "@/lib/http/serve";
import { accountStatement } from "@/lib/ledger/account-statement";
import type { AccountLineView, exportAccountContract } from "./contract";
import { nameLines } from "./read-account";

const PAGE = 1_000;

const columns = {
  time: (line: AccountLineView) => line.at,
  kind: (line: AccountLineView) => line.kind,
  order: (line: AccountLineView) => line.order?.number ?? null,
  about: (line: AccountLineView) => line.about,
  memo: (line: AccountLineView) => line.memo,
  by: (line: AccountLineView) => line.by,
  change: (line: AccountLineView) => line.amountFen,
  balance: (line: AccountLineView) => line.balanceFen,
};

/** All of an account's postings as CSV, newest first, streamed page by page. */
export async function exportAccount(
  actor: StaffActor,
  { code }: z.output<typeof exportAccountContract.input>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  if (actor.role === "support") throw forbidden();
  const first = await accountStatement(db, code, { take: PAGE });
  if (!first) throw notFound("account");
  const t = csvTexts(locale);
  async function* pages() {
    let page: typeof first = first;
    while (page) {
      yield await nameLines(db, page.lines, locale);
      page = page.nextBefore ? await accountStatement(db, code, { before: page.nextBefore, take: PAGE }) : null;
    }
  }
  return csvList({
    filename: `${code.replace(":", "-")}.csv`,
    columns,
    head: (name) => t(`account.columns.${name}`),
    pages: pages(),
  });
}

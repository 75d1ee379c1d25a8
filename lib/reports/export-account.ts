import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { csvHead, csvRows } from "@/lib/core/csv";
import { forbidden, notFound } from "@/lib/core/errors";
import { yuanText } from "@/lib/core/money";
import { shanghaiSecond } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { csvResponse } from "@/lib/http/csv-response";
import { csvTexts } from "@/lib/http/csv-texts";
import type { RequestContext } from "@/lib/http/serve";
import { accountStatement } from "@/lib/ledger/account-statement";
import type { exportAccountContract } from "./contract";
import { nameLines } from "./read-account";

const PAGE = 1_000;
const COLUMNS = ["time", "kind", "order", "about", "memo", "by", "change", "balance"] as const;

/** All of an account's postings as CSV, newest first, streamed page by page. */
export async function exportAccount(
  actor: StaffActor,
  { code }: z.output<typeof exportAccountContract.input>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  if (actor.role === "support") throw forbidden();
  const first = await accountStatement(db, code, { take: PAGE });
  if (!first) throw notFound("account");
  let page: typeof first | null = first;
  const t = csvTexts(locale);
  async function* pieces() {
    yield csvHead(COLUMNS.map((column) => t(`account.columns.${column}`)));
    while (page) {
      const lines = await nameLines(db, page.lines, locale);
      yield csvRows(
        lines.map(({ at, kind, order, about, memo, by, amountFen, balanceFen }) => [
          ...[shanghaiSecond(at), kind, order?.number ?? "", about ?? "", memo, by ?? ""],
          ...[yuanText(amountFen), yuanText(balanceFen)],
        ]),
      );
      page = page.nextBefore ? await accountStatement(db, code, { before: page.nextBefore, take: PAGE }) : null;
    }
  }
  return csvResponse(pieces(), `${code.replace(":", "-")}.csv`);
}

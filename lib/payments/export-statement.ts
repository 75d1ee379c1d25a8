import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { csvHead, csvRows } from "@/lib/core/csv";
import { yuanText } from "@/lib/core/money";
import { shanghaiDay, shanghaiSecond } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { csvResponse } from "@/lib/http/csv-response";
import type { RequestContext } from "@/lib/http/serve";
import { readStatement } from "@/lib/ledger/read-statement";
import type { StatementRow } from "./contract";
import { explainLines } from "./list-statement";

const PAGE = 500;
const MOST_ROWS = 100_000;
const HEADS = {
  zh: ["时间", "类别", "说明", "变动（元）", "可用余额（元）"],
  en: ["Time (Shanghai)", "Kind", "About", "Change (CNY)", "Balance (CNY)"],
} as const;

const KINDS: Readonly<Record<"zh" | "en", ReadonlyMap<string, string>>> = {
  zh: new Map([
    ["top_up", "充值"],
    ["hold", "下单冻结"],
    ["release", "退回"],
    ["adjustment", "客服调整"],
    ["charge_back", "充值撤回"],
    ["debt", "抵扣欠款"],
    ["refund", "退款"],
  ]),
  en: new Map([
    ["top_up", "Top-up"],
    ["hold", "Held for an order"],
    ["release", "Given back"],
    ["adjustment", "Adjustment"],
    ["charge_back", "Top-up taken back"],
    ["debt", "Paid on what was owed"],
    ["refund", "Refund"],
  ]),
};

/** The whole statement as CSV, streamed page by page, so that a long one needs little memory. */
export async function exportStatement(
  actor: CustomerActor,
  _input: Record<string, never>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<Response> {
  async function* pieces() {
    yield csvHead(HEADS[locale]);
    let before: string | undefined;
    let written = 0;
    do {
      const { lines, nextBefore } = await readStatement(db, actor.userId, {
        limit: PAGE,
        ...(before ? { before } : {}),
      });
      const rows = await explainLines(actor.userId, lines, locale);
      yield csvRows(rows.map((row) => cells(row, locale)));
      written += rows.length;
      before = nextBefore ?? undefined;
    } while (before && written < MOST_ROWS);
  }
  return csvResponse(pieces(), `wallet-${shanghaiDay(new Date())}.csv`);
}

function cells(row: StatementRow, locale: "zh" | "en"): string[] {
  const about = [row.orderNumber, row.itemName, row.reference, row.memo].filter((text) => text).join(" ");
  const kind = KINDS[locale].get(row.kind) ?? row.kind;
  return [shanghaiSecond(row.at), kind, about, yuanText(row.amountFen), yuanText(row.balanceFen)];
}

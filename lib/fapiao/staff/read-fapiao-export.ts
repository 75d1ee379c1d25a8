import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import type { CsvValue } from "@/lib/core/csv";
import { shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { allPages } from "@/lib/http/csv-list";
import { csvTexts } from "@/lib/http/csv-texts";
import { readSetting } from "@/lib/settings/read-setting";
import type { Language } from "@/messages/languages";
import { type exportFapiaosContract, type FapiaoColumn, fapiaoColumns } from "../admin-contract";
import { taxWithin } from "../tax-within";
import { requireFapiaoStaff } from "./require-fapiao-staff";

const PAGE = 500;

/**
 * Requests that wait, the oldest first, in the columns that tools for issuing fapiao take: for CSV and for a workbook. Audited: it holds
 * other people's data.
 */
export async function readFapiaoExport(
  actor: StaffActor,
  { ids, columns: chosen }: z.output<typeof exportFapiaosContract.input>,
  locale: Language,
) {
  requireFapiaoStaff(actor);
  const t = csvTexts(locale);
  const { itemName, taxRateBasisPoints } = await readSetting("fapiao");
  const rate = `${taxRateBasisPoints / 100}%`;
  const cells: Record<FapiaoColumn, (row: Row) => CsvValue> = {
    number: (row) => row.number,
    kind: (row) => t(`fapiaoKind.${row.kind}`),
    title: (row) => row.title,
    taxNumber: (row) => row.taxNumber,
    address: (row) => row.address,
    phone: (row) => row.phone,
    bank: (row) => row.bank,
    bankAccount: (row) => row.bankAccount,
    itemName: () => itemName,
    quantity: () => 1,
    amount: (row) => row.amountFen,
    taxRate: () => rate,
    tax: (row) => taxWithin(row.amountFen, taxRateBasisPoints),
    email: (row) => row.email,
    customer: (row) => row.customer.email,
    asked: (row) => row.createdAt,
  };
  const names = fapiaoColumns.filter((name) => chosen?.includes(name) ?? true);
  const scope = ids ? { id: { in: ids } } : {};
  const where = { state: "waiting", amountFen: { gt: 0n }, ...scope } as const;
  await recordEvent(db, actor, {
    action: "fapiao.export",
    after: { requests: await db.fapiaoRequest.count({ where }), columns: names },
  });
  return {
    name: `fapiao-${shanghaiDay(new Date())}`,
    columns: Object.fromEntries(names.map((name) => [name, cells[name]])) as typeof cells,
    head: (name: FapiaoColumn) => t(`fapiao.${name}`),
    pages: allPages(async (after) => {
      const rows = await readPage(where, after);
      return { rows, next: rows.length === PAGE ? (rows.at(-1)?.id ?? null) : null };
    }),
  };
}

type Row = Awaited<ReturnType<typeof readPage>>[number];

/** In the order of the ids, which are made by the clock. */
function readPage(where: object, after: string | undefined) {
  return db.fapiaoRequest.findMany({
    where: { AND: [where, after ? { id: { gt: after } } : {}] },
    orderBy: { id: "asc" },
    take: PAGE,
    include: { customer: { select: { email: true } } },
  });
}

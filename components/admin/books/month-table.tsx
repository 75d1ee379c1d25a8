"use client";

import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { Link } from "@/components/ui/link";
import { type Column, Table } from "@/components/ui/table/table";
import type { MonthReport } from "@/lib/reports/contract";
import { useAccountName } from "./account-name";
import { useMonthFigures } from "./month-figures";

type Row = MonthReport["rows"][number];
const OF_CUSTOMERS = new Set(["wallet", "held", "receivable"]);

/** The books of a month: for each account the opening balance, the debits and credits, and the closing balance. Each opens its month. */
export function MonthTable({ rows, month }: { rows: readonly Row[]; month: string }) {
  const t = useTranslations("books");
  const nameOf = useAccountName();
  const figures = useMonthFigures<Row>();
  const columns: Column<Row>[] = [
    {
      id: "account",
      head: t("column.account"),
      phone: "title",
      cell: ({ account, kind }) => (
        <Link href={`/admin/books/${encodeURIComponent(account)}?month=${month}`}>
          {OF_CUSTOMERS.has(kind) ? t("allCustomers", { name: nameOf(account) }) : nameOf(account)}
        </Link>
      ),
    },
    ...figures,
  ];
  const sum = (fen: (row: Row) => bigint) => rows.reduce((total, row) => total + fen(row), 0n);
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.account}
      foot={{
        account: t("sum"),
        debit: <Money fen={sum((row) => row.debitFen)} bare total />,
        credit: <Money fen={sum((row) => row.creditFen)} bare total />,
      }}
    />
  );
}

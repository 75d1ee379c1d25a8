"use client";

import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { type Column, Table } from "@/components/ui/table/table";
import type { Fen } from "@/lib/core/money";
import { useMonthFigures } from "./month-figures";

export interface CustomerAccountRow {
  code: string;
  customer: { id: string; name: string; email: string };
  openingFen: Fen;
  debitFen: Fen;
  creditFen: Fen;
  closingFen: Fen;
}

/** Customers' accounts of one kind in a month; each opens its postings of that month. */
export function CustomerAccountRows({ rows, month }: { rows: readonly CustomerAccountRow[]; month: string }) {
  const t = useTranslations("books");
  const figures = useMonthFigures<CustomerAccountRow>();
  const columns: Column<CustomerAccountRow>[] = [
    {
      id: "customer",
      head: t("column.customer"),
      phone: "title",
      cell: ({ code, customer }) => (
        <Link href={`/admin/books/${encodeURIComponent(code)}?month=${month}`}>{customer.name || customer.email}</Link>
      ),
    },
    ...figures,
  ];
  return <Table caption={t("customerAccounts")} columns={columns} rows={rows} rowKey={(row) => row.code} />;
}

"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { type Column, Table } from "@/components/ui/table/table";
import type { Fen } from "@/lib/core/money";

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
  const figure = (id: "opening" | "debit" | "credit" | "closing", fen: (row: CustomerAccountRow) => Fen) => ({
    ...{ id, head: t(`column.${id}`), figure: true, phoneHead: true },
    cell: (row: CustomerAccountRow) => <Money fen={fen(row)} bare />,
  });
  const columns: Column<CustomerAccountRow>[] = [
    {
      id: "customer",
      head: t("column.customer"),
      phone: "title",
      cell: ({ code, customer }) => (
        <Link href={`/admin/books/${encodeURIComponent(code)}?month=${month}`}>{customer.name || customer.email}</Link>
      ),
    },
    figure("opening", (row) => row.openingFen),
    figure("debit", (row) => row.debitFen),
    figure("credit", (row) => row.creditFen),
    { ...figure("closing", (row) => row.closingFen), phone: "end", phoneHead: false },
  ];
  return <Table caption={t("customerAccounts")} columns={columns} rows={rows} rowKey={(row) => row.code} />;
}

"use client";

import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import type { Column } from "@/components/ui/table/table";
import type { Fen } from "@/lib/core/money";

interface MonthFigures {
  openingFen: Fen;
  debitFen: Fen;
  creditFen: Fen;
  closingFen: Fen;
}

/** The columns of what happened on an account in a month: opening balance, debits, credits, closing balance. */
export function useMonthFigures<Row extends MonthFigures>(): Column<Row>[] {
  const t = useTranslations("books");
  const figure = (id: "opening" | "debit" | "credit" | "closing", fen: (row: Row) => Fen): Column<Row> => ({
    ...{ id, head: t(`column.${id}`), figure: true, phoneHead: true },
    cell: (row) => <Money fen={fen(row)} bare />,
  });
  return [
    figure("opening", (row) => row.openingFen),
    figure("debit", (row) => row.debitFen),
    figure("credit", (row) => row.creditFen),
    { ...figure("closing", (row) => row.closingFen), phone: "end", phoneHead: false },
  ];
}

"use client";

import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { type Column, Table } from "@/components/ui/table/table";
import type { AccountLineView } from "@/lib/reports/contract";
import { unchecked } from "@/messages/unchecked";

/** The postings of an account, newest first, with the balance after each. */
export function AccountRows({ rows }: { rows: readonly AccountLineView[] }) {
  const t = useTranslations("books");
  const columns: Column<AccountLineView>[] = [
    { id: "at", head: t("column.at"), cell: (row) => <Time at={row.at} as="second" /> },
    {
      id: "kind",
      head: t("column.kind"),
      phone: "title",
      cell: (row) => (unchecked(t).has(`kind.${row.kind}`) ? unchecked(t)(`kind.${row.kind}`) : row.kind),
    },
    {
      id: "about",
      head: t("column.about"),
      phone: "line",
      cell: (row) => (
        <>
          {row.about}{" "}
          {row.order && (
            <Link className="mono-value" href={`/admin/orders/${row.order.id}`}>
              {row.order.number}
            </Link>
          )}
          {(row.memo || row.by) && (
            <span className="text-sm text-ink-3 staff:text-xs">
              {" "}
              {row.memo} {row.by}
            </span>
          )}
        </>
      ),
    },
    {
      id: "amount",
      head: t("column.amount"),
      figure: true,
      phone: "end",
      cell: (row) => <Money fen={row.amountFen} bare sign />,
    },
    {
      id: "balance",
      head: t("column.balance"),
      figure: true,
      phoneHead: true,
      cell: (row) => <Money fen={row.balanceFen} bare />,
    },
  ];
  return <Table caption={t("postings")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

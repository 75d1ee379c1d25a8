import { useTranslations } from "next-intl";
import type { z } from "zod";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import type { ListAddress } from "@/components/ui/table/list-address";
import { type Column, Table } from "@/components/ui/table/table";
import type { orderRow } from "@/lib/orders/contract";
import { orderGlyph } from "./order-status";

type Row = z.output<typeof orderRow>;

/** A customer's orders. */
export function OrderRows({ rows, list }: { rows: readonly Row[]; list?: ListAddress }) {
  const t = useTranslations("order-pages");
  const columns: Column<Row>[] = [
    {
      id: "names",
      head: t("list.names"),
      phone: "title",
      cell: (row) => (
        <Link
          className="domain-name no-underline hover:underline hover:decoration-auto"
          href={`/account/orders/${row.id}`}
        >
          {row.names.join(t("separator"))}
          {row.itemCount > row.names.length && (
            <span className="text-ink-2"> {t("list.more", { count: row.itemCount })}</span>
          )}
        </Link>
      ),
    },
    { id: "number", head: t("list.number"), cell: (row) => <span className="mono-value">{row.number}</span> },
    {
      id: "placed",
      head: t("list.placed"),
      sort: "placed",
      sortDescending: true,
      cell: (row) => <Time at={row.createdAt} as="minute" />,
    },
    {
      id: "state",
      head: t("list.state"),
      phone: "line",
      cell: (row) => <Status state={orderGlyph(row.state)} word={t(`orderState.${row.state}`)} small />,
    },
    {
      id: "total",
      head: t("list.total"),
      sort: "total",
      figure: true,
      phone: "end",
      cell: (row) => <Money fen={row.totalFen} bare />,
    },
  ];
  return <Table caption={t("list.title")} columns={columns} rows={rows} rowKey={(row) => row.id} list={list} />;
}

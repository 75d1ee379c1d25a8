import { useTranslations } from "next-intl";
import { orderGlyph } from "@/components/orders/order-status";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import { ChosenColumnsTable } from "@/components/ui/table/chosen-columns-table";
import type { ListAddress } from "@/components/ui/table/list-address";
import type { Column } from "@/components/ui/table/table";
import type { TableView } from "@/components/ui/table/table-view";
import { type AdminOrderRow, stateForStaff } from "@/lib/orders/admin-contract";

function glyphOf(row: AdminOrderRow) {
  const state = stateForStaff(row);
  return state === "unsure" || state === "waiting" ? state : orderGlyph(state);
}

interface Props {
  rows: readonly AdminOrderRow[];
  list: ListAddress;
  view: TableView;
}

/** The orders of all customers; those that need a decision have a background colour. */
export function AdminOrderRows({ rows, list, view }: Props) {
  const t = useTranslations("admin-orders");
  const columns: Column<AdminOrderRow>[] = [
    {
      id: "state",
      head: t("list.state"),
      cell: (row) => (
        <Status
          state={glyphOf(row)}
          staff
          detail={row.withStaff > 0 ? t("list.withStaff", { count: row.withStaff }) : undefined}
          small
        />
      ),
    },
    {
      id: "number",
      head: t("list.number"),
      phone: "title",
      cell: (row) => (
        <Link
          className="mono-value whitespace-nowrap no-underline hover:underline hover:decoration-auto"
          href={`/admin/orders/${row.id}`}
        >
          {row.number}
        </Link>
      ),
    },
    {
      id: "placed",
      head: t("list.placed"),
      sort: "placed",
      sortDescending: true,
      cell: (row) => <Time at={row.createdAt} as="minute" />,
    },
    {
      id: "customer",
      head: t("list.customer"),
      cell: (row) => (
        <Link href={`/admin/customers/${row.customer.id}`}>{row.customer.name || row.customer.email}</Link>
      ),
    },
    {
      id: "names",
      head: t("list.names"),
      phone: "line",
      cell: (row) => (
        <span className="domain-name">
          {row.names.join(t("separator"))}
          {row.itemCount > row.names.length && (
            <span className="text-ink-2"> {t("list.more", { count: row.itemCount })}</span>
          )}
        </span>
      ),
    },
    {
      id: "refunded",
      head: t("list.refunded"),
      figure: true,
      phoneHead: true,
      cell: (row) => (row.refundedFen > 0n ? <Money fen={row.refundedFen} bare /> : null),
    },
    {
      id: "total",
      head: t("list.total"),
      figure: true,
      phone: "end",
      sort: "total",
      cell: (row) => <Money fen={row.totalFen} bare />,
    },
  ];
  return (
    <ChosenColumnsTable
      caption={t("list.title")}
      columns={columns}
      rows={rows}
      list={list}
      view={view}
      rowKey={(row) => row.id}
      rowTint={(row) => (row.withStaff > 0 ? "unsure" : undefined)}
    />
  );
}

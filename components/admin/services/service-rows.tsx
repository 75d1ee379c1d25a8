import { useTranslations } from "next-intl";
import { useServiceStatus } from "@/components/services/use-service-status";
import { ProductName } from "@/components/text/product-name";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import { ChosenColumnsTable } from "@/components/ui/table/chosen-columns-table";
import type { ListAddress } from "@/components/ui/table/list-address";
import type { Column } from "@/components/ui/table/table";
import type { TableView } from "@/components/ui/table/table-view";
import type { AdminServiceRow } from "@/lib/services/admin-contract";
import { nameOfOne, unchecked } from "@/messages/unchecked";

interface Props {
  rows: readonly AdminServiceRow[];
  list: ListAddress;
  view: TableView;
}

/** The services of all customers: owner, product, status, expiry date. */
export function AdminServiceRows({ rows, list, view }: Props) {
  const t = useTranslations("admin-services.list");
  const all = unchecked(useTranslations());
  const statusOf = useServiceStatus();
  const columns: Column<AdminServiceRow>[] = [
    {
      id: "name",
      head: t("name"),
      phone: "title",
      sort: "name",
      cell: (row) => (
        <Link className="no-underline hover:underline hover:decoration-auto" href={`/admin/services/${row.id}`}>
          <ProductName productLine={row.productLine} name={row.displayName} as="row" />
        </Link>
      ),
    },
    { id: "product", head: t("product"), cell: (row) => nameOfOne(all, row.productLine) },
    {
      id: "customer",
      head: t("customer"),
      cell: (row) => (
        <Link href={`/admin/customers/${row.customer.id}`} title={row.customer.email}>
          {row.customer.name || row.customer.email}
        </Link>
      ),
    },
    { id: "state", head: t("state"), phone: "end", cell: (row) => <Status {...statusOf(row)} small /> },
    { id: "auto", head: t("autoRenew"), phone: "hide", cell: (row) => (row.autoRenew ? t("on") : "—") },
    {
      id: "added",
      head: t("added"),
      phone: "hide",
      sort: "added",
      sortDescending: true,
      cell: (row) => <Time at={row.addedAt} as="day" />,
    },
    {
      id: "expires",
      head: t("expires"),
      sort: "expires",
      sortDescending: false,
      phoneHead: true,
      figure: true,
      cell: (row) => (row.expiresAt ? <Time at={row.expiresAt} as="day" /> : "—"),
    },
  ];
  return (
    <ChosenColumnsTable
      caption={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      list={list}
      view={view}
    />
  );
}

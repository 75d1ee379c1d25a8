import { useTranslations } from "next-intl";
import { useServiceStatus } from "@/components/services/use-service-status";
import { ProductName } from "@/components/text/product-name";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import { Table } from "@/components/ui/table/table";
import type { AdminServiceRow } from "@/lib/services/admin-contract";
import { nameOfOne, unchecked } from "@/messages/unchecked";

/** A few services of one customer, each with a link to its page for staff. */
export function ServiceLinks({ rows }: { rows: readonly AdminServiceRow[] }) {
  const t = useTranslations("admin-services.list");
  const all = unchecked(useTranslations());
  const statusOf = useServiceStatus();
  return (
    <Table
      caption={t("title")}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          id: "name",
          head: t("name"),
          phone: "title",
          cell: (row) => (
            <Link href={`/admin/services/${row.id}`}>
              <ProductName productLine={row.productLine} name={row.displayName} />
            </Link>
          ),
        },
        { id: "product", head: t("product"), cell: (row) => nameOfOne(all, row.productLine) },
        { id: "state", head: t("state"), phone: "end", cell: (row) => <Status {...statusOf(row)} small /> },
        {
          id: "expires",
          head: t("expires"),
          phoneHead: true,
          figure: true,
          cell: (row) => (row.expiresAt ? <Time at={row.expiresAt} as="day" /> : "—"),
        },
      ]}
    />
  );
}

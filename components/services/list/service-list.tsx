import Link from "next/link";
import { useTranslations } from "next-intl";
import { ProductName } from "@/components/text/product-name";
import { Time } from "@/components/text/time";
import { Status } from "@/components/ui/status";
import { type Column, Table } from "@/components/ui/table/table";
import type { ListAddress } from "@/components/ui/table/list-address";
import { type ListColumn, pagesOf } from "@/lib/product-lines/pages";
import type { ServiceRow } from "@/lib/services/contract";
import { unchecked } from "@/messages/unchecked";
import { useServiceStatus } from "../use-service-status";

const COLUMNS: readonly ListColumn[] = ["name", "product", "state", "autoRenew", "expires"];

interface Props {
  rows: readonly ServiceRow[];
  /** The product line, if this is its own list; the list then uses its columns and words. */
  productLine?: string | undefined;
  list: ListAddress;
}

/** A customer's services. */
export function ServiceList({ rows, productLine, list }: Props) {
  const t = useTranslations("services.list");
  const all = unchecked(useTranslations());
  const statusOf = useServiceStatus();
  const ownKey = (key: string) => `${productLine}Line.list.${key}`;
  const say = (key: "name" | "title") => (productLine && all.has(ownKey(key)) ? all(ownKey(key)) : t(key));
  const columns: Record<ListColumn, Column<ServiceRow>> = {
    name: {
      id: "name",
      head: say("name"),
      phone: "title",
      sort: "name",
      cell: (row) => (
        <Link className="no-underline hover:underline hover:decoration-auto" href={`/account/services/${row.id}`}>
          <ProductName productLine={row.productLine} name={row.displayName} as="row" />
        </Link>
      ),
    },
    product: { id: "product", head: t("product"), cell: (row) => all(`${row.productLine}Line.name`) },
    state: { id: "state", head: t("state"), phone: "end", cell: (row) => <Status {...statusOf(row)} small /> },
    realName: {
      id: "realName",
      head: all("domainLine.realName.label"),
      phoneHead: true,
      cell: (row) => (row.realName ? all(`domainLine.realName.${row.realName}`) : "—"),
    },
    autoRenew: {
      id: "auto",
      head: t("autoRenew"),
      phoneHead: true,
      cell: (row) => (row.autoRenew ? t("on") : "—"),
    },
    expires: {
      id: "expires",
      head: t("expires"),
      sort: "expires",
      sortDescending: false,
      phoneHead: true,
      figure: true,
      cell: (row) => (row.expiresAt ? <Time at={row.expiresAt} as="day" /> : "—"),
    },
  };
  const shown = (productLine && pagesOf(productLine).listColumns) || COLUMNS;
  return (
    <Table
      caption={say("title")}
      columns={shown.map((id) => columns[id])}
      rows={rows}
      rowKey={(row) => row.id}
      list={list}
    />
  );
}

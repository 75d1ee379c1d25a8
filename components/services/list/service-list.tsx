import { useTranslations } from "next-intl";
import { ProductName } from "@/components/text/product-name";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import type { ListAddress } from "@/components/ui/table/list-address";
import { SelectBox } from "@/components/ui/table/select-box";
import { type Column, Table } from "@/components/ui/table/table";
import { type ListColumn, pagesOf } from "@/lib/product-lines/pages";
import type { ServiceRow } from "@/lib/services/contract";
import { ClientMessages } from "@/messages/client-messages";
import { nameOfOne, unchecked } from "@/messages/unchecked";
import { useServiceStatus } from "../use-service-status";
import { ChooseServices } from "./choose-services";

const COLUMNS: readonly ListColumn[] = ["name", "product", "state", "autoRenew", "expires"];

interface Props {
  rows: readonly ServiceRow[];
  /** The product line, if this is its own list; the list then uses its columns and words. */
  productLine?: string | undefined;
  list: ListAddress;
}

/** A customer's services, of which several can be renewed or moved together. */
export function ServiceList({ rows, productLine, list }: Props) {
  const t = useTranslations("services.list");
  const all = unchecked(useTranslations());
  const several = useTranslations("services.several");
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
    product: { id: "product", head: t("product"), cell: (row) => nameOfOne(all, row.productLine) },
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
      cell: (row) =>
        row.expiresAt ? (
          <Time at={row.expiresAt} as="day" />
        ) : row.pointsLeft === undefined ? (
          "—"
        ) : (
          t("pointsLeft", { count: row.pointsLeft })
        ),
    },
  };
  const shown = (productLine && pagesOf(productLine).listColumns) || COLUMNS;
  const select: Column<ServiceRow> = {
    id: "select",
    head: several("all"),
    headCell: <SelectBox label={several("all")} />,
    phone: "lead",
    width: "2rem",
    cell: ({ id, displayName, renewable }) => (
      <SelectBox
        id={id}
        name={displayName}
        label={several("choose", { name: displayName })}
        disabled={!renewable}
        why={renewable ? undefined : several("notRenewable")}
      />
    ),
  };
  return (
    <ClientMessages names={["services.several"]}>
      {/* Another page or order is another choice. */}
      <ChooseServices key={rows.map(({ id }) => id).join()}>
        <Table
          caption={say("title")}
          columns={[select, ...shown.map((id) => columns[id])]}
          rows={rows}
          rowKey={(row) => row.id}
          list={list}
        />
      </ChooseServices>
    </ClientMessages>
  );
}

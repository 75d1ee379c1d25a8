import Link from "next/link";
import { useTranslations } from "next-intl";
import { DomainName } from "@/components/text/domain-name";
import { Time } from "@/components/text/time";
import { Status } from "@/components/ui/status";
import { type Column, Table } from "@/components/ui/table";
import type { ServiceRow } from "@/lib/services/contract";
import { unchecked } from "@/messages/unchecked";
import { domainStatus } from "./domain/domain-status";
import { serviceStatus } from "./service-status";

/** Where the page of a service is. */
export function serviceHref({ id, line }: Pick<ServiceRow, "id" | "line">): string {
  return line === "domain" ? `/account/domains/${id}` : `/account/services/${id}`;
}

/** A customer's services of all lines: name, product, state, expiry and whether they renew themselves. */
export function ServiceRows({ rows }: { rows: readonly ServiceRow[] }) {
  const t = useTranslations("services");
  const all = unchecked(useTranslations());
  const statusOf = (row: ServiceRow) =>
    row.line === "domain"
      ? domainStatus(row)
      : serviceStatus(row, (reason) => {
          const key = `${row.line}Line.states.${reason}`;
          return all.has(key) ? all(key) : undefined;
        });
  const columns: Column<ServiceRow>[] = [
    {
      id: "name",
      head: t("list.name"),
      phone: "title",
      cell: (row) => (
        <Link className="plain" href={serviceHref(row)}>
          {row.line === "domain" ? <DomainName name={row.displayName} /> : <b>{row.displayName}</b>}
        </Link>
      ),
    },
    {
      id: "product",
      head: t("list.product"),
      cell: (row) => all(row.line === "domain" ? "products.domain.name" : `${row.line}Line.name`),
    },
    { id: "state", head: t("list.state"), phone: "end", cell: (row) => <Status {...statusOf(row)} small /> },
    { id: "auto", head: t("list.autoRenew"), phoneHead: true, cell: (row) => (row.autoRenew ? t("list.on") : "—") },
    {
      id: "expires",
      head: t("list.expires"),
      phoneHead: true,
      figure: true,
      cell: (row) => (row.expiresAt ? <Time at={row.expiresAt} as="day" /> : "—"),
    },
  ];
  return <Table caption={t("list.title")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

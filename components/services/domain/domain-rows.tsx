import Link from "next/link";
import { useTranslations } from "next-intl";
import { DomainName } from "@/components/text/domain-name";
import { Time } from "@/components/text/time";
import { Status } from "@/components/ui/status";
import { type Column, Table } from "@/components/ui/table";
import type { ServiceRow } from "@/lib/services/contract";
import { domainStatus } from "./domain-status";

/** A customer's domains: name, state, real-name state, expiry. */
export function DomainRows({ rows }: { rows: readonly ServiceRow[] }) {
  const t = useTranslations("domains");
  const columns: Column<ServiceRow>[] = [
    {
      id: "name",
      head: t("list.name"),
      phone: "title",
      cell: (row) => (
        <Link className="plain" href={`/account/domains/${row.id}`}>
          <DomainName name={row.displayName} />
        </Link>
      ),
    },
    { id: "state", head: t("list.state"), phone: "end", cell: (row) => <Status {...domainStatus(row)} small /> },
    {
      id: "realName",
      head: t("realName.label"),
      phoneHead: true,
      cell: (row) => (row.realName ? t(`realName.${row.realName}`) : "—"),
    },
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

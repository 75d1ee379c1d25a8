import { useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import type { PersonRow } from "@/lib/customers/contract";
import { Status } from "../ui/status";
import { ChosenColumnsTable } from "../ui/table/chosen-columns-table";
import type { ListAddress } from "../ui/table/list-address";
import type { Column } from "../ui/table/table";
import type { TableView } from "../ui/table/table-view";

/** The status of a person: active, waiting for confirmation, or disabled. */
export function PersonStatus({ person }: { person: Pick<PersonRow, "status" | "emailVerified"> }) {
  const t = useTranslations("people.status");
  if (person.status === "disabled") return <Status state="refused" word={t("disabled")} small />;
  if (!person.emailVerified) return <Status state="waiting" word={t("unconfirmed")} small />;
  return <Status state="on" word={t("active")} small />;
}

interface Props {
  rows: readonly PersonRow[];
  list: ListAddress;
  view: TableView;
}

/** Customers; each row links to the page of the customer. */
export function PersonRows({ rows, list, view }: Props) {
  const t = useTranslations("people");
  const columns: Column<PersonRow>[] = [
    {
      id: "email",
      head: t("column.email"),
      phone: "title",
      sort: "email",
      cell: (row) => <Link href={`/admin/customers/${row.id}`}>{row.email}</Link>,
    },
    { id: "name", head: t("column.name"), sort: "name", cell: (row) => row.name },
    { id: "phone", head: t("column.phone"), cell: (row) => row.phone ?? "" },
    { id: "status", head: t("column.status"), phone: "end", cell: (row) => <PersonStatus person={row} /> },
    { id: "totp", head: t("column.totp"), phone: "hide", cell: (row) => t(row.secondFactor ? "yes" : "no") },
    {
      id: "since",
      head: t("column.since"),
      sort: "since",
      sortDescending: true,
      cell: (row) => <Time at={row.createdAt} as="day" />,
    },
  ];
  return (
    <ChosenColumnsTable
      caption={t("customers.title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      list={list}
      view={view}
    />
  );
}

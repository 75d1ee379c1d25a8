import { useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import { waitedFor } from "@/components/text/waited";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import { ChosenColumnsTable } from "@/components/ui/table/chosen-columns-table";
import type { ListAddress } from "@/components/ui/table/list-address";
import type { Column } from "@/components/ui/table/table";
import type { TableView } from "@/components/ui/table/table-view";
import type { StaffTicketRow } from "@/lib/tickets/admin-contract";
import { TicketAboutLink } from "../ticket-about";
import { ticketNumberColumn, ticketSubjectColumn } from "../ticket-columns";
import { staffTicketGlyph } from "../ticket-status";

interface Props {
  rows: readonly StaffTicketRow[];
  list: ListAddress;
  view: TableView;
  now: Date;
}

/** The tickets of all customers. A row has a background colour where something stops until a person decides. */
export function TicketQueue({ rows, list, view, now }: Props) {
  const t = useTranslations("desk");
  const waited = useTranslations("desk.waited");
  const columns: Column<StaffTicketRow>[] = [
    {
      id: "state",
      head: t("list.state"),
      cell: (row) => <StaffTicketStatus row={row} />,
    },
    ticketSubjectColumn(t("list.subject"), "/admin/tickets"),
    ticketNumberColumn(t("list.number")),
    {
      id: "customer",
      head: t("list.customer"),
      cell: (row) => (
        <Link href={`/admin/customers/${row.customer.id}`}>{row.customer.name || row.customer.email}</Link>
      ),
    },
    {
      id: "about",
      head: t("list.about"),
      phone: "hide",
      cell: (row) => row.about && <TicketAboutLink about={row.about} staff />,
    },
    {
      id: "assignee",
      head: t("list.assignee"),
      cell: (row) => row.assignee?.name ?? <span className="whitespace-nowrap text-ink-3">{t("list.nobody")}</span>,
    },
    {
      id: "waited",
      head: t("list.waited"),
      phoneHead: true,
      cell: (row) =>
        row.unansweredAt && (
          <span className={row.late ? "whitespace-nowrap text-bad" : "whitespace-nowrap"}>
            {waited(...waitedFor(row.unansweredAt, now))}
            {row.late && <span className="max-md:hidden"> {t("list.late")}</span>}
          </span>
        ),
    },
    { id: "last", head: t("list.last"), phone: "hide", cell: (row) => <Time at={row.lastAt} as="minute" /> },
  ];
  return (
    <ChosenColumnsTable
      caption={t("title")}
      columns={columns}
      rows={rows}
      list={list}
      view={view}
      rowKey={(row) => row.id}
      rowTint={(row) => (row.unknownRelay ? "unsure" : undefined)}
    />
  );
}

/** A ticket's state in staff's words, and what in it waits for a decision. */
export function StaffTicketStatus({ row }: { row: Pick<StaffTicketRow, "state" | "undecided" | "unknownRelay"> }) {
  const t = useTranslations("desk");
  const detail = row.unknownRelay
    ? t("list.unknown")
    : row.undecided > 0
      ? t("list.undecided", { count: row.undecided })
      : undefined;
  return (
    <Status
      state={row.unknownRelay ? "unsure" : staffTicketGlyph(row.state)}
      word={t(`states.${row.state}`)}
      detail={detail}
      small
    />
  );
}

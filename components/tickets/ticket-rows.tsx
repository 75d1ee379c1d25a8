import { useTranslations } from "next-intl";
import type { TicketRow } from "@/lib/tickets/contract";
import { Time } from "../text/time";
import { Status } from "../ui/status";
import type { ListAddress } from "../ui/table/list-address";
import { type Column, Table } from "../ui/table/table";
import { TicketAboutLink } from "./ticket-about";
import { ticketNumberColumn, ticketSubjectColumn } from "./ticket-columns";
import { ticketGlyph } from "./ticket-status";

/** A customer's tickets. */
export function TicketRows({ rows, list }: { rows: readonly TicketRow[]; list?: ListAddress }) {
  const t = useTranslations("tickets");
  const columns: Column<TicketRow>[] = [
    ticketSubjectColumn(t("list.subject"), "/account/tickets"),
    {
      id: "state",
      head: t("list.state"),
      phone: "line",
      cell: (row) => <Status state={ticketGlyph(row.state)} word={t(`states.${row.state}`)} small />,
    },
    ticketNumberColumn(t("list.number")),
    {
      id: "about",
      head: t("list.about"),
      phone: "hide",
      cell: (row) => row.about && <TicketAboutLink about={row.about} />,
    },
    { id: "last", head: t("list.last"), cell: (row) => <Time at={row.lastAt} as="minute" /> },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} list={list} />;
}

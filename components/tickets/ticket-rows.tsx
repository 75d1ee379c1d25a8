import Link from "next/link";
import { useTranslations } from "next-intl";
import type { TicketRow } from "@/lib/tickets/contract";
import { Time } from "../text/time";
import { Status } from "../ui/status";
import type { ListAddress } from "../ui/table/list-address";
import { type Column, Table } from "../ui/table/table";
import { TicketAboutLink } from "./ticket-about";
import { ticketGlyph } from "./ticket-status";

/** A customer's tickets. */
export function TicketRows({ rows, list }: { rows: readonly TicketRow[]; list?: ListAddress }) {
  const t = useTranslations("tickets");
  const columns: Column<TicketRow>[] = [
    {
      id: "subject",
      head: t("list.subject"),
      phone: "title",
      cell: (row) => (
        <Link
          className="wrap-anywhere no-underline hover:underline hover:decoration-auto"
          href={`/account/tickets/${row.id}`}
        >
          {row.subject}
        </Link>
      ),
    },
    {
      id: "state",
      head: t("list.state"),
      phone: "line",
      cell: (row) => <Status state={ticketGlyph(row.state)} word={t(`states.${row.state}`)} small />,
    },
    {
      id: "number",
      head: t("list.number"),
      cell: (row) => <span className="mono-value whitespace-nowrap">{row.number}</span>,
    },
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

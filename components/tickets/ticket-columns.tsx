import { Link } from "@/components/ui/link";
import type { TicketRow } from "@/lib/tickets/contract";
import type { Column } from "../ui/table/table";

/** A ticket's subject, which opens it. @param at where tickets are: "/account/tickets" */
export function ticketSubjectColumn<Row extends Pick<TicketRow, "id" | "subject">>(
  head: string,
  at: "/account/tickets" | "/admin/tickets",
): Column<Row> {
  return {
    ...{ id: "subject", head, phone: "title" as const },
    cell: (row) => (
      <Link className="wrap-anywhere no-underline hover:underline hover:decoration-auto" href={`${at}/${row.id}`}>
        {row.subject}
      </Link>
    ),
  };
}

export function ticketNumberColumn<Row extends Pick<TicketRow, "number">>(head: string): Column<Row> {
  return { id: "number", head, cell: (row) => <span className="mono-value whitespace-nowrap">{row.number}</span> };
}

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Table } from "@/components/ui/table/table";
import type { StaffTicketRow } from "@/lib/tickets/admin-contract";
import { ticketNumberColumn, ticketSubjectColumn } from "../ticket-columns";
import { StaffTicketStatus } from "./ticket-queue";

/** A customer's latest tickets on their page in the back office, with a link to all. */
export function CustomerTickets({ email, rows }: { email: string; rows: readonly StaffTicketRow[] }) {
  const t = useTranslations("desk");
  const all = `/admin/tickets?${new URLSearchParams({ state: "all", q: email })}`;
  return (
    <Section title={t("ofCustomer.title")} lead={<Link href={all}>{t("ofCustomer.all")}</Link>} id="tickets">
      {rows.length > 0 ? (
        <Table
          caption={t("ofCustomer.title")}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            ticketSubjectColumn(t("list.subject"), "/admin/tickets"),
            ticketNumberColumn(t("list.number")),
            { id: "state", head: t("list.state"), phone: "line", cell: (row) => <StaffTicketStatus row={row} /> },
            { id: "last", head: t("list.last"), cell: (row) => <Time at={row.lastAt} as="minute" /> },
          ]}
        />
      ) : (
        <EmptyState text={t("ofCustomer.none")} />
      )}
    </Section>
  );
}

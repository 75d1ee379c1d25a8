import { useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Table } from "@/components/ui/table/table";
import type { StaffTicketRow } from "@/lib/tickets/admin-contract";
import { ticketNumberColumn, ticketSubjectColumn } from "../ticket-columns";
import { StaffTicketStatus } from "./ticket-queue";

interface Props {
  id: string;
  email: string;
  rows: readonly StaffTicketRow[];
  /** Whether the reader may open one. */
  mayOpen: boolean;
}

/** A customer's latest tickets on their page in the back office, with links to all and to a new one. */
export function CustomerTickets({ id, email, rows, mayOpen }: Props) {
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
      {mayOpen && (
        <p className="mt-3">
          <ButtonLink small href={`/admin/tickets/new?customer=${id}`}>
            {t("openFor.button")}
          </ButtonLink>
        </p>
      )}
    </Section>
  );
}

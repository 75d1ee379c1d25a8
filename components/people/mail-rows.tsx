import { useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import type { MailRow } from "@/lib/notify/contract";
import { Status } from "../ui/status";
import type { ListAddress } from "../ui/table/list-address";
import { type Column, Table } from "../ui/table/table";

const GLYPHS = { queued: "buying", sent: "done", failed: "refused", kept: "waiting" } as const;

export function MailStatus({ status }: { status: MailRow["status"] }) {
  const t = useTranslations("people.mail.status");
  return <Status state={GLYPHS[status]} word={t(status)} small />;
}

/** Outgoing mail. */
export function MailRows({ rows, list }: { rows: readonly MailRow[]; list: ListAddress }) {
  const t = useTranslations("people.mail");
  const columns: Column<MailRow>[] = [
    {
      id: "at",
      head: t("at"),
      sort: "written",
      sortDescending: true,
      cell: (row) => <Time at={row.createdAt} />,
    },
    {
      id: "subject",
      head: t("subject"),
      phone: "title",
      cell: (row) => <Link href={`/admin/outbox/${row.id}`}>{row.subject}</Link>,
    },
    { id: "to", head: t("to"), phone: "line", cell: (row) => <span className="as-stored">{row.toAddress}</span> },
    { id: "status", head: t("state"), phone: "end", cell: (row) => <MailStatus status={row.status} /> },
    { id: "error", head: t("error"), phone: "line", cell: (row) => row.error ?? "" },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} list={list} />;
}

import { useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import type { ListAddress } from "@/components/ui/table/list-address";
import { type Column, Table } from "@/components/ui/table/table";
import type { AdminPaperRow } from "@/lib/papers/admin-contract";
import type { PaperRow } from "@/lib/papers/contract";

type Row = PaperRow & Partial<Pick<AdminPaperRow, "customer">>;

/** What a credit note takes back is negative, so that a column of both can be summed. */
export const signedFen = ({ kind, totalFen }: Pick<PaperRow, "kind" | "totalFen">) =>
  kind === "credit_note" ? -totalFen : totalFen;

/** Receipts and credit notes of a customer, or with their customers for staff. */
export function PaperRows({ rows, list, staff = false }: { rows: readonly Row[]; list: ListAddress; staff?: boolean }) {
  const t = useTranslations("papers");
  const language = useLocale() === "en" ? "en" : "zh";
  const [pages, calls] = staff ? ["/admin", "/api/v1/admin/papers"] : ["/account", "/api/v1/papers"];
  const columns: Column<Row>[] = [
    {
      id: "number",
      head: t("list.number"),
      phone: "title",
      cell: (row) => (
        <Link
          className="mono-value whitespace-nowrap no-underline hover:underline hover:decoration-auto"
          href={`${pages}/papers/${row.id}`}
        >
          {row.number}
        </Link>
      ),
    },
    {
      id: "kind",
      head: t("list.kind"),
      cell: (row) => <span className="whitespace-nowrap">{t(`kind.${row.kind}`)}</span>,
    },
    {
      id: "issued",
      head: t("list.issued"),
      sort: "issued",
      sortDescending: true,
      cell: (row) => (
        <span className="whitespace-nowrap">
          <Time at={row.issuedAt} as="day" />
        </span>
      ),
    },
    ...(staff
      ? [
          {
            id: "customer",
            head: t("list.customer"),
            cell: ({ customer }: Row) =>
              customer && <Link href={`/admin/customers/${customer.id}`}>{customer.name || customer.email}</Link>,
          },
        ]
      : []),
    {
      id: "names",
      head: t("list.names"),
      phone: "line",
      cell: (row) => (
        <span className="domain-name">
          {row.titles.map((title) => title[language]).join(t("separator"))}
          {row.lineCount > row.names.length && (
            <span className="text-ink-2"> {t("list.more", { count: row.lineCount })}</span>
          )}
        </span>
      ),
    },
    {
      id: "order",
      head: t("list.order"),
      cell: (row) => (
        <Link className="mono-value whitespace-nowrap" href={`${pages}/orders/${row.orderId}`}>
          {row.orderNumber}
        </Link>
      ),
    },
    {
      id: "total",
      head: t("list.total"),
      figure: true,
      phone: "end",
      cell: (row) => <Money fen={signedFen(row)} bare />,
    },
    {
      id: "pdf",
      head: t("list.pdf"),
      hideHead: true,
      cell: (row) => (
        <a
          className="print:hidden"
          href={`${calls}/${row.id}/pdf`}
          download
          aria-label={t("list.pdfOf", { number: row.number })}
        >
          {t("list.pdf")}
        </a>
      ),
    },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} list={list} />;
}

import { useTranslations } from "next-intl";
import { refundGlyphs } from "@/components/payments/refund-glyphs";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import type { ListAddress } from "@/components/ui/table/list-address";
import { type Column, Table } from "@/components/ui/table/table";
import type { MoneyRow } from "@/lib/paying/staff-contract";
import { unchecked } from "@/messages/unchecked";

const glyphs = {
  ...refundGlyphs,
  written: "placed",
  open: "waiting",
  paid: "done",
  closed: "off",
  question: "unsure",
} as const;

/** Payments through gateways, or refunds to the source, with the bill that has each. */
export function MoneyRows({ rows, list, caption }: { rows: readonly MoneyRow[]; list?: ListAddress; caption: string }) {
  const t = useTranslations("staff-payments");
  const names = unchecked(useTranslations("gateways"));
  const columns: Column<MoneyRow>[] = [
    {
      ...{ id: "number", head: t("column.number"), phone: "title" },
      cell: ({ number, paymentId }) => (
        <Link className="mono-value" href={`/admin/payments/${paymentId}`}>
          {number}
        </Link>
      ),
    },
    {
      ...{ id: "customer", head: t("column.customer"), phone: "line" },
      cell: ({ customer }) => <Link href={`/admin/customers/${customer.id}`}>{customer.name || customer.email}</Link>,
    },
    { id: "gateway", head: t("column.gateway"), cell: ({ gateway }) => names(`${gateway}.name`) },
    {
      ...{ id: "amount", head: t("column.amount"), figure: true, phone: "end" },
      cell: ({ amountFen }) => <Money fen={amountFen} bare />,
    },
    {
      ...{ id: "state", head: t("column.state"), phone: "line" },
      cell: ({ state, late }) => (
        <Status state={glyphs[state]} word={t(`states.${state}`)} detail={late && t("late")} small />
      ),
    },
    {
      ...{ id: "started", head: t("column.started"), sortDescending: true, ...(list ? { sort: "started" } : {}) },
      cell: ({ createdAt }) => <Time at={createdAt} as="minute" />,
    },
    {
      ...{ id: "done", head: t("column.done"), phone: "hide" },
      cell: ({ doneAt }) => doneAt && <Time at={doneAt} as="minute" />,
    },
    {
      ...{ id: "fee", head: t("column.fee"), figure: true, phoneHead: true },
      cell: ({ feeFen }) => feeFen !== null && <Money fen={feeFen} bare />,
    },
    {
      ...{ id: "bill", head: t("column.bill"), phone: "hide" },
      cell: ({ billDay }) => billDay && <span className="figures whitespace-nowrap">{billDay}</span>,
    },
  ];
  return <Table caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} {...(list ? { list } : {})} />;
}

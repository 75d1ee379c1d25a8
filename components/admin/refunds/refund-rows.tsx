import { useTranslations } from "next-intl";
import { refundGlyphs } from "@/components/payments/refund-glyphs";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import { type Column, Table } from "@/components/ui/table/table";
import type { AdminRefundRow } from "@/lib/paying/refund-contract";
import { unchecked } from "@/messages/unchecked";
import { DecideRefund } from "./decide-refund";
import { QuestionedRefund } from "./questioned-refund";

interface Props {
  rows: readonly AdminRefundRow[];
  mayDecide: boolean;
  /** The reader's account is too new to be one of two people. */
  readerNew: boolean;
}

/** Refunds to the source, with what staff need to decide: what was paid, what was given back, what is in the wallet. */
export function RefundRows({ rows, mayDecide, readerNew }: Props) {
  const t = useTranslations("payment-refunds");
  const names = unchecked(useTranslations("gateways"));
  const columns: Column<AdminRefundRow>[] = [
    {
      id: "customer",
      head: t("customer"),
      phone: "title",
      cell: ({ customer }) => <Link href={`/admin/customers/${customer.id}`}>{customer.name || customer.email}</Link>,
    },
    { id: "amount", head: t("amount"), figure: true, phone: "end", cell: (row) => <Money fen={row.amountFen} bare /> },
    {
      id: "payment",
      head: t("payment"),
      phone: "line",
      cell: (row) => (
        <>
          {names(`${row.gateway}.name`)}{" "}
          <Link className="mono-value" href={`/admin/payments/${row.paymentId}`}>
            {row.paymentNumber}
          </Link>{" "}
          <Time at={row.paidAt} as="minute" />
        </>
      ),
    },
    { id: "paid", head: t("paid"), figure: true, phoneHead: true, cell: (row) => <Money fen={row.paidFen} bare /> },
    {
      id: "given",
      head: t("given"),
      figure: true,
      phoneHead: true,
      cell: (row) => <Money fen={row.refundedFen} bare />,
    },
    {
      id: "wallet",
      head: t("inWallet"),
      figure: true,
      phoneHead: true,
      cell: (row) => <Money fen={row.walletFen} bare />,
    },
    { id: "reason", head: t("reason"), phone: "line", cell: (row) => row.reason },
    {
      id: "state",
      head: t("state"),
      phone: "line",
      cell: (row) => (
        <span className="grid gap-1">
          <Status state={refundGlyphs[row.state]} word={t(`states.${row.state}`)} small />
          {row.firstBy && (
            <span className="text-sm">{t(row.state === "asked" ? "first" : "firstAgreed", { name: row.firstBy })}</span>
          )}
          {row.decidedBy && row.decidedAt && (
            <span className="text-sm text-ink-3 staff:text-xs">
              {t("decidedBy", { name: row.decidedBy })} <Time at={row.decidedAt} as="minute" />
            </span>
          )}
          {row.note && <span className="text-sm">{row.note}</span>}
          {row.problem && <span className="text-sm text-bad">{t("question", { problem: row.problem })}</span>}
          {row.problem && mayDecide && <QuestionedRefund row={row} gateway={names(`${row.gateway}.name`)} />}
          {row.state === "asked" && mayDecide && (
            <DecideRefund row={row} gateway={names(`${row.gateway}.name`)} readerNew={readerNew} />
          )}
        </span>
      ),
    },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

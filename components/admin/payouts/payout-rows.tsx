import { useTranslations } from "next-intl";
import { payoutGlyphs } from "@/components/payouts/payout-glyphs";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import { type Column, Table } from "@/components/ui/table/table";
import type { AdminPayoutRow } from "@/lib/paying/payout-contract";

/** Payouts to customers' banks; each opens with its evidence. */
export function PayoutRows({ rows }: { rows: readonly AdminPayoutRow[] }) {
  const t = useTranslations("payouts-desk");
  const columns: Column<AdminPayoutRow>[] = [
    {
      id: "to",
      head: t("to"),
      phone: "title",
      cell: ({ id, beneficiary }) => <Link href={`/admin/payouts/${id}`}>{beneficiary}</Link>,
    },
    { id: "amount", head: t("amount"), figure: true, phone: "end", cell: (row) => <Money fen={row.amountFen} bare /> },
    {
      id: "customer",
      head: t("customer"),
      phone: "line",
      cell: ({ customer }) => <Link href={`/admin/customers/${customer.id}`}>{customer.name || customer.email}</Link>,
    },
    {
      id: "wallet",
      head: t("wallet"),
      figure: true,
      phoneHead: true,
      cell: (row) => <Money fen={row.walletFen} bare />,
    },
    { id: "asked", head: t("asked"), phone: "line", cell: (row) => <Time at={row.createdAt} as="minute" /> },
    {
      id: "state",
      head: t("state"),
      phone: "line",
      cell: (row) => (
        <span className="grid gap-1">
          <Status state={payoutGlyphs[row.state]} word={t(`states.${row.state}`)} small />
          {row.state === "asked" && row.firstBy && <span className="text-sm">{t("first", { name: row.firstBy })}</span>}
          {row.decidedBy && row.decidedAt && (
            <span className="text-sm text-ink-3 staff:text-xs">
              {t("decided", { name: row.decidedBy })} <Time at={row.decidedAt} as="minute" />
            </span>
          )}
          {row.state === "approved" && row.takenBy && (
            <span className="text-sm">{t("taken", { name: row.takenBy })}</span>
          )}
        </span>
      ),
    },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

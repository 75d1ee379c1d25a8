import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import { type Column, Table } from "@/components/ui/table/table";
import type { AdjustmentView } from "@/lib/payments/admin-contract";
import { DecideApproval } from "../attention/decide-approval";

const GLYPHS = { pending: "waiting", posted: "done", rejected: "refused", withdrawn: "off" } as const;

/** The adjustments in one state; a pending one with the buttons that the reader may use. */
export function AdjustmentRows({
  rows,
  actorId,
  mayDecide,
  readerNew,
}: {
  rows: readonly AdjustmentView[];
  actorId: string;
  mayDecide: boolean;
  /** The reader's account is too new to approve anything. */
  readerNew: boolean;
}) {
  const t = useTranslations("adjustments");
  const approvals = useTranslations("approvals");
  const columns: Column<AdjustmentView>[] = [
    {
      id: "target",
      head: t("target"),
      phone: "title",
      cell: ({ customer }) =>
        customer ? <Link href={`/admin/customers/${customer.id}`}>{customer.name || customer.email}</Link> : t("agent"),
    },
    {
      id: "amount",
      head: t("amount"),
      figure: true,
      phone: "end",
      cell: (row) => <Money fen={row.amountFen} bare sign />,
    },
    { id: "reason", head: t("reason"), phone: "line", cell: (row) => row.reason },
    {
      id: "requested",
      head: t("requested"),
      cell: (row) => (
        <>
          {row.requestedBy.name} <Time at={row.requestedAt} as="minute" />
        </>
      ),
    },
    {
      id: "state",
      head: t("state"),
      phone: "line",
      cell: (row) =>
        row.state === "pending" && mayDecide ? (
          <DecideApproval
            id={row.id}
            own={row.requestedBy.id === actorId}
            requesterNew={row.requesterNew}
            readerNew={readerNew}
            what={approvals("kind.adjustment")}
            facts={[
              row.customer
                ? { id: "customer", label: approvals("ask.customer"), value: row.customer.name || row.customer.email }
                : { id: "account", label: approvals("ask.account"), value: t("agent") },
              {
                id: "amount",
                label: approvals("field.amountFen"),
                value: <Money fen={row.amountFen} sign />,
              },
              { id: "reason", label: approvals("ask.reason"), value: row.reason },
            ]}
          />
        ) : (
          <>
            <Status state={GLYPHS[row.state]} word={t(`states.${row.state}`)} small />
            {row.decidedAt && (
              <p className="text-sm text-ink-3 staff:text-xs">
                {row.needsSecond ? row.decidedBy?.name : t("alone")} <Time at={row.decidedAt} as="minute" />
              </p>
            )}
            {row.decisionNote && <p className="text-sm text-ink-3 staff:text-xs">{row.decisionNote}</p>}
          </>
        ),
    },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

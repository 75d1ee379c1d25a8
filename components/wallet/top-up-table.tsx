import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import type { ListAddress } from "@/components/ui/table/list-address";
import { type Column, Table } from "@/components/ui/table/table";
import { formatFen } from "@/lib/core/money";
import { isOwnSerial } from "@/lib/core/own-serial";
import type { AdminTopUpRow } from "@/lib/payments/contract";
import { ChangeTopUp } from "./change-top-up";
import { DecideTopUp } from "./decide-top-up";
import { TopUpHistory } from "./top-up-history";
import { TopUpStatus } from "./top-up-status";
import { useTopUpKind } from "./use-top-up-kind";

interface Props {
  rows: readonly AdminTopUpRow[];
  /** Finance and admin. */
  mayDecide: boolean;
  list: ListAddress;
}

/** All customers' top-ups in one state, for staff. */
export function TopUpTable({ rows, mayDecide, list }: Props) {
  const t = useTranslations("topUps");
  const kindOf = useTopUpKind();
  const columns: Column<AdminTopUpRow>[] = [
    {
      id: "reference",
      head: t("reference"),
      phone: "title",
      cell: (row) => (
        <>
          <span className="mono-value">{row.reference}</span>
          <p className="text-sm text-ink-3 staff:text-xs">
            {kindOf(row)}
            {row.unannounced && ` · ${t("unannounced")}`}
          </p>
        </>
      ),
    },
    {
      id: "customer",
      head: t("customer"),
      phone: "line",
      cell: (row) => (
        <>
          {row.customer.name} <span className="text-sm text-ink-3 staff:text-xs">{row.customer.email}</span>
          {row.payerName && <p className="text-sm text-ink-3 staff:text-xs">{t("payer", { name: row.payerName })}</p>}
        </>
      ),
    },
    {
      id: "created",
      head: t("made"),
      sort: "announced",
      sortDescending: true,
      cell: (row) => <Time at={row.createdAt} />,
    },
    {
      id: "amount",
      head: t("amount"),
      sort: "amount",
      figure: true,
      phone: "end",
      cell: (row) => (
        <>
          <Money fen={row.receivedFen ?? row.amountFen} bare />
          {row.receivedFen !== null && row.receivedFen !== row.amountFen && (
            <p className="text-sm text-ink-3 staff:text-xs">
              {t(row.unannounced ? "firstBooked" : "announcedAs", {
                amount: formatFen(row.amountFen, { unit: false }),
              })}
            </p>
          )}
        </>
      ),
    },
    {
      id: "state",
      head: t("state"),
      phone: "line",
      cell: (row) =>
        row.state === "pending" && mayDecide ? (
          <>
            <TopUpHistory changes={row.changes} />
            {row.waits && (
              <p className="text-sm text-ink-3 staff:text-xs">
                {t("waitsFor", { name: row.waits.by })} <Link href="/admin/attention">{t("see")}</Link>
              </p>
            )}
            <DecideTopUp
              id={row.id}
              reference={row.reference}
              customer={row.customer.name || row.customer.email}
              amountFen={row.amountFen.toString()}
              seen={row.changes.length}
              waits={row.waits !== null}
            />
          </>
        ) : (
          <>
            <TopUpStatus state={row.state} small />
            {row.decidedAt && (
              <p className="text-sm text-ink-3 staff:text-xs">
                <Time at={row.decidedAt} /> {row.decidedBy}
              </p>
            )}
            {(row.bankSerial ?? row.staffNote) && (
              <p className="text-sm wrap-anywhere text-ink-3 staff:text-xs">
                {row.bankSerial && isOwnSerial(row.bankSerial)
                  ? t("ownSerial", { serial: row.bankSerial })
                  : (row.bankSerial ?? row.staffNote)}
              </p>
            )}
            {row.typedSerial && (
              <p className="text-sm text-ink-3 staff:text-xs">{t("typedAs", { serial: row.typedSerial })}</p>
            )}
            {row.chargedBack && (
              <p className="text-sm text-ink-3 staff:text-xs">
                <Time at={row.chargedBack.at} /> {row.chargedBack.by} {row.chargedBack.reason}
              </p>
            )}
            <TopUpHistory changes={row.changes} />
            {row.state === "confirmed" && mayDecide && <ChangeTopUp row={row} />}
          </>
        ),
    },
  ];
  return <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} list={list} />;
}

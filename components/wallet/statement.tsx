// biome-ignore-all lint/a11y/noRedundantRoles: a phone's display:block would take the roles away
import clsx from "clsx";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { formatFen } from "@/lib/core/money";
import { shanghaiDay, shanghaiMinute } from "@/lib/core/time";
import type { StatementRow } from "@/lib/payments/contract";
import "./wallet.css";

/** The statement of the wallet by month, newest first, with the balance after each posting. */
export function Statement({ rows }: { rows: readonly StatementRow[] }) {
  const t = useTranslations("wallet.statement");
  const months = [...new Set(rows.map((row) => shanghaiDay(row.at).slice(0, 7)))];
  return (
    <table className="tbl stmt" role="table">
      <caption className="vh">{t("title")}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {t("date")}
          </th>
          <th role="columnheader" scope="col">
            {t("about")}
          </th>
          <th role="columnheader" scope="col" className="n">
            {t("change")}
          </th>
          <th role="columnheader" scope="col" className="n">
            {t("balance")}
          </th>
        </tr>
      </thead>
      {months.map((month) => (
        <tbody key={month} role="rowgroup">
          <tr className="month" role="row">
            <td role="cell" colSpan={4}>
              <Month month={month} />
            </td>
          </tr>
          {rows
            .filter((row) => shanghaiDay(row.at).startsWith(month))
            .map((row) => (
              <tr key={row.id} role="row">
                <td className="d" role="cell">
                  <time dateTime={row.at.toISOString()}>{shanghaiMinute(row.at).slice(5)}</time>
                </td>
                <td className="w" role="cell">
                  <About row={row} />
                  {row.memo && <p className="hint">{row.memo}</p>}
                </td>
                <td className={clsx("n m", row.amountFen > 0n && "m-in")} role="cell">
                  {formatFen(row.amountFen, { sign: true, unit: false })}
                </td>
                <td className="n m b" role="cell" data-head={t("left")}>
                  {formatFen(row.balanceFen, { unit: false })}
                </td>
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  );
}

function Month({ month }: { month: string }) {
  const locale = useLocale();
  const [year, number] = month.split("-");
  if (locale === "zh") return `${year} 年 ${Number(number)} 月`;
  return new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-15`),
  );
}

function About({ row }: { row: StatementRow }): ReactNode {
  const t = useTranslations("wallet.statement");
  const order = (chunks: ReactNode) => (
    <Link className="mono" href={`/account/orders/${row.orderId}`}>
      {chunks}
    </Link>
  );
  const values = {
    number: row.orderNumber ?? "",
    count: row.itemCount ?? 1,
    name: row.itemName ?? "",
    reference: row.reference ?? "",
    order,
  };
  switch (row.kind) {
    case "top_up":
      if (row.topUpMethod === "sandbox_payment") return t("testPayment");
      return row.reference ? t("bankTransfer", { reference: row.reference }) : t("toppedUp");
    case "hold":
      return row.orderNumber ? t.rich("hold", values) : t("held");
    case "release":
      return row.itemName ? t.rich("release", values) : t("released");
    case "adjustment":
      return t("adjustment");
    case "refund":
      return row.itemName ? t.rich("refund", values) : t("refunded");
    case "charge_back":
      return t("chargeBack");
    case "debt":
      return t("debt");
    default:
      return <Fragment>{row.kind}</Fragment>;
  }
}

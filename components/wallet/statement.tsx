// biome-ignore-all lint/a11y/noRedundantRoles: a phone's display:block would take the roles away

import { useLocale, useTranslations } from "next-intl";
import { Fragment, type ReactNode } from "react";
import { useActionText } from "@/components/orders/use-action-text";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { formatFen } from "@/lib/core/money";
import { shanghaiDay, shanghaiMinute } from "@/lib/core/time";
import type { StatementRow } from "@/lib/payments/contract";
import { itemTitle } from "@/lib/product-lines/item-title";
import { nameOfOne, unchecked } from "@/messages/unchecked";

const headClass = "py-2 pr-3 pl-0 text-left align-bottom font-normal text-ink-3 text-sm whitespace-nowrap last:pr-0";
/** Below 48rem the cells of a posting stand in two lines: date and balance, then what it was and the amount. */
const cellClass =
  "border-rule border-t py-3 pr-3 pl-0 align-top last:pr-0 group-hover/row:bg-sunk/55 max-md:block max-md:border-0 max-md:p-0 print:py-1.5";
const figureClass = "figures w-36 text-right max-md:w-auto print:w-26";

const OWN_ORDERS = "/account/orders";

interface Props {
  rows: readonly StatementRow[];
  /** Where the pages of orders are. @default the customer's own */
  orders?: string;
  /** There are rows on other pages of the list, which whoever reads it on paper can't see. */
  isPart?: boolean;
}

/** The statement of the wallet by month and item by item, newest first, with the balance after each row. */
export function Statement({ rows, orders = OWN_ORDERS, isPart = false }: Props) {
  const t = useTranslations("wallet.statement");
  return (
    <>
      <StatementTable rows={rows} orders={orders} />
      {isPart && <p className="hidden pt-3 text-sm text-ink-2 print:block">{t("part")}</p>}
    </>
  );
}

function StatementTable({ rows, orders }: { rows: readonly StatementRow[]; orders: string }) {
  const t = useTranslations("wallet.statement");
  const months = [...new Set(rows.map((row) => shanghaiDay(row.at).slice(0, 7)))];
  return (
    <table className="w-full border-collapse text-[length:var(--size-body)] max-md:block print:text-sm" role="table">
      <caption className="sr-only">{t("title")}</caption>
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row">
          <th role="columnheader" scope="col" className={headClass}>
            {t("date")}
          </th>
          <th role="columnheader" scope="col" className={headClass}>
            {t("about")}
          </th>
          <th role="columnheader" scope="col" className={cn(headClass, "w-36 text-right print:w-26")}>
            {t("change")}
          </th>
          <th role="columnheader" scope="col" className={cn(headClass, "w-36 text-right print:w-26")}>
            {t("balance")}
          </th>
        </tr>
      </thead>
      {months.map((month, place) => (
        <tbody key={month} role="rowgroup" className="max-md:block">
          <tr className="group/row max-md:block max-md:pt-6 max-md:pb-2.5" role="row">
            <td
              role="cell"
              colSpan={4}
              className={cn(cellClass, "border-t-0 font-strong", place === 0 ? "pt-2" : "pt-8 print:pt-5")}
            >
              <Month month={month} />
            </td>
          </tr>
          {rows
            .filter((row) => shanghaiDay(row.at).startsWith(month))
            .map((row) => (
              <tr
                key={row.id}
                role="row"
                className="group/row max-md:grid max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-4 max-md:border-t max-md:border-rule max-md:py-2.5"
              >
                <td
                  className={cn(
                    cellClass,
                    "w-34 text-sm/(--size-body-line) whitespace-nowrap text-ink-2 print:w-32",
                    "max-md:col-start-1 max-md:row-start-1 max-md:w-auto",
                  )}
                  role="cell"
                >
                  <time dateTime={row.at.toISOString()}>
                    {/* The heading of the month may stand on an earlier sheet. */}
                    <span className="hidden print:inline">{shanghaiMinute(row.at).slice(0, 5)}</span>
                    {shanghaiMinute(row.at).slice(5)}
                  </time>
                </td>
                <td className={cn(cellClass, "reach-links max-md:col-start-1 max-md:row-start-2")} role="cell">
                  <About row={row} orders={orders} />
                  {row.memo && <p className="text-sm text-ink-3">{row.memo}</p>}
                </td>
                <td
                  className={cn(
                    cellClass,
                    figureClass,
                    row.amountFen > 0n && "font-strong",
                    "max-md:col-start-2 max-md:row-start-2",
                  )}
                  role="cell"
                >
                  <Change fen={row.amountFen} />
                </td>
                <td
                  className={cn(
                    cellClass,
                    figureClass,
                    "text-ink-2 max-md:col-start-2 max-md:row-start-1 max-md:text-sm/(--size-body-line)",
                    "max-md:before:text-ink-3 max-md:before:content-[attr(data-head)_'_']",
                  )}
                  role="cell"
                  data-head={t("left")}
                >
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

/** What a posting changes: a charge takes what was held before, so that its row must not read as a second payment. */
function Change({ fen }: { fen: bigint }) {
  const t = useTranslations("wallet.statement");
  if (fen === 0n) return <span className="text-sm text-ink-3">{t("unchanged")}</span>;
  return formatFen(fen, { sign: true, unit: false });
}

function About({ row, orders }: { row: StatementRow; orders: string }): ReactNode {
  const t = useTranslations("wallet.statement");
  const texts = unchecked(useTranslations());
  const actionText = useActionText();
  const itemOf = ({ productLine, itemName: name, itemWork }: StatementRow) => {
    if (!productLine || !name || !itemWork) return "";
    const product = nameOfOne(texts, productLine);
    const title = itemTitle({ productLine, displayName: name, ...itemWork }, product);
    return title === product ? title : t("item", { name, product });
  };
  const order = (chunks: ReactNode) => (
    <Link className="mono-value whitespace-nowrap" href={`${orders}/${row.orderId}`}>
      {chunks}
    </Link>
  );
  // Staff find a payment by its number; its page is the customer's own.
  const payment = (chunks: ReactNode) =>
    row.paymentId && orders === OWN_ORDERS ? (
      <Link className="mono-value whitespace-nowrap" href={`/account/payments/${row.paymentId}?from=wallet`}>
        {chunks}
      </Link>
    ) : (
      chunks
    );
  const values = {
    number: row.orderNumber ?? "",
    item: itemOf(row),
    what: row.productLine && row.itemWork ? actionText({ productLine: row.productLine, ...row.itemWork }) : "",
    charged: formatFen(row.chargedFen),
    reference: row.reference ?? "",
    order,
  };
  switch (row.kind) {
    case "top_up":
      if (row.topUpMethod === "sandbox_payment") return t("testPayment");
      if (row.gateway)
        return t.rich("gateway", { gateway: texts(`gateways.${row.gateway}.name`), number: values.reference, payment });
      return row.reference ? t("bankTransfer", { reference: row.reference }) : t("toppedUp");
    case "hold":
      return row.itemName ? t.rich("hold", values) : t("held");
    case "capture":
      return row.itemName ? t.rich("capture", values) : t("captured", { charged: values.charged });
    case "release":
      return row.itemName ? t.rich("release", values) : t("released");
    case "adjustment":
      return t("adjustment");
    case "refund":
      return row.itemName ? t.rich("refund", values) : t("refunded");
    case "top_up_correction":
      return t("correction", { reference: values.reference });
    case "top_up_reversal":
      return t("reversal", { reference: values.reference });
    case "charge_back":
      return t("chargeBack");
    case "payout":
      return t("payout");
    case "payout_return":
      return t("payoutReturn");
    case "bank_payout":
      return t("bankPayout");
    case "bank_payout_return":
      return t("bankPayoutReturn");
    case "dispute":
      return t("dispute");
    case "dispute_return":
      return t("disputeReturn");
    case "opening_balance":
      return t("openingBalance");
    case "debt":
      return t("debt");
    default:
      return <Fragment>{row.kind}</Fragment>;
  }
}

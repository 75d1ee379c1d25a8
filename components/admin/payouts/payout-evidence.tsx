import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { payoutGlyphs } from "@/components/payouts/payout-glyphs";
import { Money } from "@/components/text/money";
import { Time, timeText } from "@/components/text/time";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { formatFen } from "@/lib/core/money";
import type { PayoutEvidence } from "@/lib/paying/payout-contract";
import { unchecked } from "@/messages/unchecked";

/** What is known of a payout's customer: names, money, payments, transfers, orders, other payouts. */
export function PayoutEvidenceView({ evidence }: { evidence: PayoutEvidence }) {
  const t = useTranslations("payouts-desk");
  const { payable, orders, names } = evidence;
  const money = (id: string, label: string, fen: bigint) => ({ id, label, value: <Money fen={fen} /> });
  const facts = [
    { id: "since", label: t("since"), value: <Time at={evidence.customerSince} as="day" /> },
    {
      id: "names",
      label: t("names"),
      value: (
        <ul>
          {names.map(({ name, verified, from }) => (
            <li key={name}>
              {name}{" "}
              <span className="text-sm text-ink-2">
                {[t(`from.${from}`), ...(verified ? [t("verified")] : [])].join(" · ")}
              </span>
            </li>
          ))}
        </ul>
      ),
    },
    money("wallet", t("wallet"), payable.walletFen),
    money("payable", t("payable"), payable.mostFen),
    ...(payable.heldFen > 0n ? [money("held", t("heldLabel"), payable.heldFen)] : []),
    ...(payable.givenFen > 0n ? [money("given", t("given"), payable.givenFen)] : []),
    ...(payable.debtFen > 0n ? [money("debt", t("debt"), payable.debtFen)] : []),
    {
      id: "orders",
      label: t("orders"),
      value: t("ordersWhat", {
        ...{ count: orders.count, charged: formatFen(orders.chargedFen), refunded: formatFen(orders.refundedFen) },
      }),
    },
  ];
  return (
    <>
      <Section title={t("evidence")}>
        <Facts facts={facts} />
      </Section>
      <Section title={t("payments")} lead={t("paymentsLead")}>
        <Payments evidence={evidence} />
      </Section>
      <Section title={t("transfers")}>
        <Rows
          rows={evidence.bankTransfers.map(({ id, reference, receivedFen, payerName, at }) => ({
            ...{ id, fen: receivedFen },
            about: (
              <>
                <span className="mono-value">{reference}</span> {payerName} <Time at={at} as="day" />
              </>
            ),
          }))}
        />
      </Section>
      <Section title={t("others")}>
        <Rows
          rows={evidence.payouts.map(({ id, amountFen, state, beneficiary, accountLast, createdAt }) => ({
            ...{ id, fen: amountFen },
            about: (
              <span className="flex flex-wrap items-center gap-x-2">
                <Status state={payoutGlyphs[state]} word={t(`states.${state}`)} small />
                <Link href={`/admin/payouts/${id}`}>{beneficiary}</Link> {t("last", { last: accountLast })}{" "}
                <Time at={createdAt} as="day" />
              </span>
            ),
          }))}
        />
      </Section>
    </>
  );
}

function Payments({ evidence }: { evidence: PayoutEvidence }) {
  const t = useTranslations("payouts-desk");
  const names = unchecked(useTranslations("gateways"));
  const locale = useLocale();
  const now = new Date();
  return (
    <Rows
      rows={evidence.payments.map(({ id, number, gateway, paidFen, refundedFen, disputedFen, paidAt, until }) => ({
        ...{ id, fen: paidFen },
        about: (
          <>
            {names(`${gateway}.name`)} <span className="mono-value">{number}</span> <Time at={paidAt} as="day" />
            <br />
            <span className="text-sm text-ink-2">
              {[
                // Of what went back whole, nothing can go back any more.
                ...(refundedFen + disputedFen < paidFen
                  ? [until > now ? t("refundable", { until: timeText(until, "day", locale) }) : t("over")]
                  : []),
                ...(refundedFen > 0n ? [t("refunded", { amount: formatFen(refundedFen) })] : []),
                ...(disputedFen > 0n ? [t("disputed", { amount: formatFen(disputedFen) })] : []),
              ].join(" · ")}
            </span>
          </>
        ),
      }))}
    />
  );
}

function Rows({ rows }: { rows: readonly { id: string; about: ReactNode; fen: bigint }[] }) {
  const t = useTranslations("payouts-desk");
  if (rows.length === 0) return <p className="text-ink-2">{t("nothing")}</p>;
  return (
    <ul>
      {rows.map(({ id, about, fen }) => (
        <li
          key={id}
          className="flex items-baseline justify-between gap-x-4 border-t border-rule py-2 first:border-t-0 first:pt-0"
        >
          <span className="min-w-0 wrap-anywhere">{about}</span>
          <span className="whitespace-nowrap">
            <Money fen={fen} />
          </span>
        </li>
      ))}
    </ul>
  );
}

import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PayoutForm } from "@/components/payouts/payout-form";
import { timeText } from "@/components/text/time";
import { ButtonLink } from "@/components/ui/button/button-link";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { requireCustomer } from "@/lib/auth/current-actor";
import { formatFen } from "@/lib/core/money";
import type { PayableView } from "@/lib/paying/payout-contract";
import { readPayoutable } from "@/lib/paying/payouts/read-payable";
import { ClientMessages } from "@/messages/client-messages";
import { unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "payouts" });
  return { title: t("title") };
}

/** Where a customer asks for wallet money in a bank account: what can go back to its source first, what can't be paid out, the form. */
export default async function PayoutPage() {
  const actor = await requireCustomer();
  const [t, wallet, payable] = await Promise.all([
    getTranslations("payouts"),
    getTranslations("wallet"),
    readPayoutable(actor),
  ]);
  const { mostFen, debtFen, asked, sources } = payable;
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("title")} crumbs={[{ href: "/account/wallet", label: wallet("title") }]}>
        {t("lead")}
      </PageTitle>
      {sources.length > 0 && <Sources payable={payable} />}
      <Section title={t("wallet.start")}>
        <div className="space-y-5">
          {debtFen > 0n && <Note kind="bad" title={t("debt", { amount: formatFen(debtFen) })} />}
          {asked && <Note title={t("already", { amount: formatFen(asked.amountFen) })} />}
          {!asked && debtFen === 0n && mostFen < 100n && <Note title={t("none")} />}
          {!asked && mostFen >= 100n ? (
            <ClientMessages names={["payouts", "errors.payouts", "errors.payments"]}>
              <PayoutForm mostFen={mostFen} />
            </ClientMessages>
          ) : (
            <p>
              <ButtonLink href="/account/wallet">{t("back")}</ButtonLink>
            </p>
          )}
        </div>
      </Section>
      <Section title={t("notTitle")}>
        <ul className="max-w-136 list-disc space-y-1.5 pl-5">
          {payable.heldFen > 0n && <li>{t("held", { amount: formatFen(payable.heldFen) })}</li>}
          {payable.givenFen > 0n && <li>{t("given", { amount: formatFen(payable.givenFen) })}</li>}
          <li>{t("spent")}</li>
        </ul>
      </Section>
    </main>
  );
}

async function Sources({ payable: { sources } }: { payable: PayableView }) {
  const [t, names, locale] = await Promise.all([getTranslations("payouts"), getTranslations("gateways"), getLocale()]);
  return (
    <Section title={t("sourcesTitle")} lead={t("sourcesLead")}>
      <ul>
        {sources.map(({ paymentId, number, gateway, mostFen, until }) => (
          <li key={paymentId} className="border-t border-rule py-2 first:border-t-0 first:pt-0">
            <Link href={`/account/payments/${paymentId}`}>
              {t("source", {
                ...{ gateway: unchecked(names)(`${gateway}.name`), number },
                ...{ amount: formatFen(mostFen), until: timeText(until, "day", locale) },
              })}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

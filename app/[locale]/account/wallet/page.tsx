import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { HelpFor } from "@/app/help-for";
import { readSearch } from "@/app/read-search";
import { OpenPayments } from "@/components/payments/open-payments";
import { PayoutList } from "@/components/payouts/payout-list";
import { PrintHead } from "@/components/shell/print-head";
import { Money } from "@/components/text/money";
import { ButtonLink } from "@/components/ui/button/button-link";
import { PrintButton } from "@/components/ui/button/print-button";
import { LineChart } from "@/components/ui/charts/line-chart";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { HeldItems } from "@/components/wallet/held-items";
import { OpenTopUps } from "@/components/wallet/open-top-ups";
import { Statement } from "@/components/wallet/statement";
import { readOwnAccount } from "@/lib/accounts/read-own-account";
import { requireCustomer } from "@/lib/auth/current-actor";
import { formatFen } from "@/lib/core/money";
import { listPayments } from "@/lib/paying/list-payments";
import { listPayouts } from "@/lib/paying/payouts/list-payouts";
import { listStatement } from "@/lib/payments/list-statement";
import { readBalanceCurve } from "@/lib/payments/read-balance-curve";
import { readWallet } from "@/lib/payments/read-wallet";
import { listTopUps } from "@/lib/payments/top-ups/list-top-ups";
import { readBrand } from "@/lib/settings/read-brand";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ after?: string }>;
}

const PAGE = 30;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "wallet" });
  return { title: t("title") };
}

export default async function WalletPage({ searchParams }: Props) {
  const actor = await requireCustomer();
  const { after: asked } = await readSearch(searchParams);
  const after = asked && /^\d{1,18}$/.test(asked) ? asked : undefined;
  const now = new Date();
  const [t, more, locale] = await Promise.all([getTranslations("wallet"), getTranslations("payouts"), getLocale()]);
  const [wallet, page, curve, { rows: topUps }, { payments }, { rows: payouts }, brand, customer] = await Promise.all([
    readWallet(actor, {}, { locale: languageOf(locale) }),
    listStatement(actor, { after, take: PAGE }, { locale: languageOf(locale) }),
    readBalanceCurve(actor, now),
    listTopUps(actor, { state: "pending" }),
    listPayments(actor, {}, { locale: languageOf(locale) }),
    listPayouts(actor),
    readBrand(languageOf(locale)),
    readOwnAccount(actor),
  ]);
  return (
    <main id="main" className="page-width">
      <PrintHead brand={brand} customer={customer} now={now} />
      <PageTitle title={t("title")} actions={<PrintButton />} />
      <dl className="grid grid-cols-[auto_auto_1fr] items-start gap-x-16 gap-y-2 pt-4 pb-6 max-md:grid-cols-[1fr]">
        <div>
          <dt className="text-sm/(--size-body-line) text-ink-2">{t("available")}</dt>
          <dd>
            <Money fen={wallet.balanceFen} large />
          </dd>
        </div>
        {wallet.heldFen > 0n && (
          <div>
            <dt className="text-sm/(--size-body-line) text-ink-2">{t("held", { count: wallet.held.length })}</dt>
            <dd className="pt-1.5 text-xl/12 max-md:pt-0 max-md:leading-8">
              <Money fen={wallet.heldFen} />
            </dd>
          </div>
        )}
      </dl>
      {wallet.debtFen > 0n && (
        <Note kind="bad" className="mb-6" title={t("debt", { amount: formatFen(wallet.debtFen) })}>
          {t("debtLead")}
        </Note>
      )}
      {curve.points.length > 1 && (
        <div className="mb-8 print:hidden">
          <LineChart
            caption={t("curve.title")}
            unit="fen"
            series={[
              {
                id: "available",
                label: t("available"),
                points: curve.points.map(({ at, balanceFen }) => ({ at, value: balanceFen })),
              },
            ]}
            from={curve.from}
            to={now}
            quiet={{ to: t("curve.today") }}
            step
            area
          />
        </div>
      )}
      <ClientMessages names={["wallet"]}>
        {wallet.held.length > 0 && (
          <Section title={t("heldTitle")} lead={t("heldLead")}>
            <HeldItems items={wallet.held} />
          </Section>
        )}
        <div className="print:hidden">
          <Section title={t("topUp.title")} lead={t("topUp.lead")}>
            <div className="space-y-4">
              {payments.length > 0 && <OpenPayments payments={payments} />}
              {topUps.length > 0 && <OpenTopUps rows={topUps} />}
              <p>
                <ButtonLink href="/account/wallet/top-up" kind="go">
                  {t("topUp.start")}
                </ButtonLink>
              </p>
            </div>
          </Section>
        </div>
      </ClientMessages>
      <div className="print:hidden">
        <Section title={more("wallet.title")} lead={more("wallet.lead")}>
          <div className="space-y-4">
            {payouts.length > 0 && (
              <ClientMessages names={["payouts"]}>
                <PayoutList rows={payouts} />
              </ClientMessages>
            )}
            <p>
              <ButtonLink href="/account/wallet/payout">{more("wallet.start")}</ButtonLink>
            </p>
          </div>
        </Section>
      </div>
      <Section
        title={t("statement.title")}
        lead={
          page.rows.length > 0 ? (
            <a className="print:hidden" href="/api/v1/wallet/statement/csv">
              {t("statement.csv")}
            </a>
          ) : undefined
        }
      >
        {page.rows.length > 0 ? (
          <Statement rows={page.rows} isPart={Boolean(after || page.next)} />
        ) : (
          <EmptyState
            text={t("statement.empty")}
            action={<Link href="/account/wallet/top-up">{t("topUp.start")}</Link>}
          />
        )}
        <Pagination
          nextHref={page.next ? `/account/wallet?after=${page.next}` : undefined}
          previousHref={after ? "/account/wallet" : undefined}
        />
      </Section>
      <HelpFor slugs={["paying-and-topping-up", "refunds"]} />
    </main>
  );
}

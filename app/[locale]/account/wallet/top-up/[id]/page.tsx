import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { languageOf } from "@/app/brand-metadata";
import { findForPage } from "@/app/find-for-page";
import { readSearch } from "@/app/read-search";
import { titleOr404 } from "@/app/title-or-404";
import { timeText } from "@/components/text/time";
import { AskForHelp } from "@/components/tickets/ask-for-help";
import { ButtonLink } from "@/components/ui/button/button-link";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { CancelTopUp } from "@/components/wallet/cancel-top-up";
import { RefreshEvery } from "@/components/wallet/refresh-every";
import { TopUpChanges } from "@/components/wallet/top-up-changes";
import { TopUpStatus } from "@/components/wallet/top-up-status";
import { TransferTo } from "@/components/wallet/transfer-to";
import { requireCustomer } from "@/lib/auth/current-actor";
import { localPath } from "@/lib/core/local-path";
import { formatFen } from "@/lib/core/money";
import { readWallet } from "@/lib/payments/read-wallet";
import { readTopUp } from "@/lib/payments/top-ups/list-top-ups";
import { topUpReturn } from "@/lib/payments/top-ups/top-up-return";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ next?: string }>;
}

const findTopUp = cache(async (id: string) => {
  const actor = await requireCustomer();
  return await findForPage(id, () => readTopUp(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "wallet" });
  return titleOr404(locale, await findTopUp(id), ({ receivedFen, amountFen }) => {
    return t("topUp.one", { amount: formatFen(receivedFen ?? amountFen) });
  });
}

export default async function OneTopUpPage({ params, searchParams }: Props) {
  const actor = await requireCustomer();
  const [{ id }, { next: asked }] = await Promise.all([params, readSearch(searchParams)]);
  const next = localPath(asked) ?? undefined;
  const [t, locale, topUp] = await Promise.all([
    getTranslations("wallet"),
    getLocale(),
    findTopUp(id).then((found) => found ?? notFound()),
  ]);
  const { bank } = await readWallet(actor, {}, { locale: languageOf(locale) });
  const amount = formatFen(topUp.receivedFen ?? topUp.amountFen);
  return (
    <main id="main" className="page-width">
      <PageTitle
        title={t("topUp.one", { amount })}
        crumbs={[{ href: "/account/wallet", label: t("title") }]}
        beside={<TopUpStatus state={topUp.state} />}
      >
        {t(topUp.unannounced ? "topUp.bookedAt" : "topUp.announcedAt", {
          at: timeText(topUp.createdAt, "minute", locale),
        })}
      </PageTitle>
      <ClientMessages names={["wallet"]}>
        {topUp.state === "pending" && topUp.changes.length > 0 && (
          <Note title={t("topUp.reversedNote")}>
            <TopUpChanges changes={topUp.changes} />
          </Note>
        )}
        {topUp.state === "pending" && (
          <Section title={t("topUp.transferTitle")} lead={t("topUp.transferLead")}>
            <div className="space-y-4">
              <TransferTo bank={bank} {...topUp} />
              <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
                {next && <ButtonLink href={next}>{t(`topUp.${topUpReturn(next)}`)}</ButtonLink>}
                <CancelTopUp id={topUp.id} />
              </p>
            </div>
            <RefreshEvery everyMs={10_000} />
          </Section>
        )}
      </ClientMessages>
      {topUp.state === "confirmed" && (
        <div className="space-y-4">
          <p>
            {t("topUp.arrived", { amount })}
            {topUp.receivedFen !== topUp.amountFen &&
              !topUp.unannounced &&
              ` ${t("topUp.announcedSum", { amount: formatFen(topUp.amountFen) })}`}
          </p>
          <TopUpChanges changes={topUp.changes} />
          <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <ButtonLink href={next ?? "/account/wallet"} kind="go">
              {t(next ? `topUp.${topUpReturn(next)}` : "topUp.toWallet")}
            </ButtonLink>
          </p>
        </div>
      )}
      {topUp.state === "rejected" && (
        <Note kind="bad" title={t("topUp.rejected")}>
          <p>{topUp.staffNote}</p>
        </Note>
      )}
      {topUp.state === "charged_back" && (
        <div className="space-y-4">
          <Note kind="bad" title={t("topUp.chargedBack")}>
            <p>{t("topUp.chargedBackLead")}</p>
          </Note>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <ButtonLink href="/account/wallet">{t("topUp.toWallet")}</ButtonLink>
          </p>
        </div>
      )}
      {topUp.state === "cancelled" && (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
          {t("topUp.cancelledLead")} <AskForHelp />
        </p>
      )}
    </main>
  );
}

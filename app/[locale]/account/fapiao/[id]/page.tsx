import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { findForPage } from "@/app/find-for-page";
import { HelpFor } from "@/app/help-for";
import { titleOr404 } from "@/app/title-or-404";
import { BuyerFacts } from "@/components/fapiao/buyer-facts";
import { FapiaoItems } from "@/components/fapiao/fapiao-items";
import { FapiaoPapers } from "@/components/fapiao/fapiao-papers";
import { fapiaoGlyph } from "@/components/fapiao/fapiao-status";
import { WithdrawFapiao } from "@/components/fapiao/withdraw-fapiao";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { requireCustomer } from "@/lib/auth/current-actor";
import { formatFen } from "@/lib/core/money";
import type { FapiaoDetail } from "@/lib/fapiao/contract";
import { readFapiao } from "@/lib/fapiao/read-fapiao";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

const findFapiao = cache(async (id: string) => {
  const actor = await requireCustomer();
  return await findForPage(id, () => readFapiao(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "fapiao" });
  return titleOr404(locale, await findFapiao(id), ({ number }) => t("page.title", { number }));
}

/** One request for a tax invoice: its state, the invoices to download, what is on it. */
export default async function FapiaoRequestPage({ params }: Props) {
  const { id } = await params;
  const fapiao = (await findFapiao(id)) ?? notFound();
  const t = await getTranslations("fapiao");
  return (
    <main id="main" className="page-width">
      <PageTitle
        title={t("page.title", { number: fapiao.number })}
        current={fapiao.number}
        crumbs={[{ href: "/account/fapiao", label: t("title") }]}
        actions={
          fapiao.state === "waiting" &&
          !fapiao.underWay && (
            <ClientMessages names={["fapiao.page", "errors.fapiao"]}>
              <WithdrawFapiao id={id} number={fapiao.number} />
            </ClientMessages>
          )
        }
      >
        <div className="grid max-w-text gap-1.5 reach-links">
          <Status state={fapiaoGlyph(fapiao.state)} word={t(`states.${fapiao.state}`)} />
          <p>{t(`meaning.${meaningOf(fapiao)}`)}</p>
          {fapiao.reason && (
            <p>
              <span className="text-ink-2">{t("page.reason")}</span> {fapiao.reason}
            </p>
          )}
          {fapiao.state === "waiting" && fapiao.amountFen < fapiao.askedFen && (
            <p>{t("page.smaller", { asked: formatFen(fapiao.askedFen), amount: formatFen(fapiao.amountFen) })}</p>
          )}
          {fapiao.replaces && (
            <p>
              {t.rich("page.replaces", {
                number: () => <Link href={`/account/fapiao/${fapiao.replaces?.id}`}>{fapiao.replaces?.number}</Link>,
              })}
            </p>
          )}
          {fapiao.replacedBy && (
            <p>
              {t.rich("page.replacedBy", {
                number: () => (
                  <Link href={`/account/fapiao/${fapiao.replacedBy?.id}`}>{fapiao.replacedBy?.number}</Link>
                ),
              })}
            </p>
          )}
          <p className="text-sm text-ink-3">
            {t("page.asked")} <Time at={fapiao.createdAt} />
          </p>
        </div>
      </PageTitle>
      {fapiao.papers.length > 0 && (
        <Section title={t("page.papers")} lead={fapiao.state === "issued" ? t("page.papersLead") : undefined}>
          <FapiaoPapers id={id} papers={fapiao.papers} at="/api/v1/fapiao" />
        </Section>
      )}
      <Section title={t("page.buyer")}>
        <BuyerFacts fapiao={fapiao} />
      </Section>
      <Section title={t("page.items")}>
        <FapiaoItems items={fapiao.items} at="/account/orders" />
      </Section>
      <HelpFor slugs={["tax-invoices"]} />
    </main>
  );
}

/** What the state means for the customer. */
function meaningOf({ state, underWay, amountFen }: FapiaoDetail) {
  if (state === "waiting" && underWay) return "underWay";
  return state === "withdrawn" && amountFen === 0n ? "refunded" : state;
}

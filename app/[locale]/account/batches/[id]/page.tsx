import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { findForPage } from "@/app/find-for-page";
import { titleOr404 } from "@/app/title-or-404";
import { Time } from "@/components/text/time";
import { ButtonLink } from "@/components/ui/button/button-link";
import { PageTitle } from "@/components/ui/page-title";
import { RefreshEvery } from "@/components/wallet/refresh-every";
import { BatchDomains } from "@/components/zones/batch/batch-domains";
import { BatchCounts } from "@/components/zones/batch/batch-rows";
import { ChangeSummary } from "@/components/zones/batch/change-summary";
import { requireCustomer } from "@/lib/auth/current-actor";
import { readBatch } from "@/lib/zones/batches/read-batch";
import { domainsCrumb } from "../domains-crumb";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

/** How often the page is read again while the worker is at it. */
const POLL_MS = 2_000;

const findBatch = cache(async (id: string) => {
  const actor = await requireCustomer();
  return await findForPage(id, () => readBatch(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "batches" });
  return titleOr404(locale, await findBatch(id), () => t("title"));
}

/** What became of one change in each of many domains. It can be closed while it runs, and is read again until it has ended. */
export default async function BatchPage({ params }: Props) {
  const { id } = await params;
  const [t, batch, crumb] = await Promise.all([
    getTranslations("batches"),
    findBatch(id).then((found) => found ?? notFound()),
    domainsCrumb(),
  ]);
  const { open, failed } = batch.counts;
  return (
    <main id="main" className="page-width">
      <PageTitle
        title={<ChangeSummary change={batch.change} />}
        current={t("result.what")}
        crumbs={[crumb, { href: "/account/batches", label: t("title") }]}
        actions={
          open === 0 &&
          failed > 0 && (
            <ButtonLink href={`/account/batches/new?from=${id}`}>{t("result.again", { count: failed })}</ButtonLink>
          )
        }
      >
        <p aria-live="polite">
          <Time at={batch.at} as="minute" /> · <BatchCounts counts={batch.counts} />
        </p>
        {open > 0 && <p>{t("result.under")}</p>}
      </PageTitle>
      {open > 0 && <RefreshEvery everyMs={POLL_MS} />}
      <BatchDomains domains={batch.domains} recordsPage={(id) => `/account/services/${id}/records`} />
    </main>
  );
}

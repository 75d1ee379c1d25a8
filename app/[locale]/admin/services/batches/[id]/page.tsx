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
import { requireStaff } from "@/lib/auth/current-actor";
import { readStaffBatch } from "@/lib/zones/batches/view-staff-batches";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

const PATH = "/admin/services/batches";
/** How often the page is read again while the worker is at it. */
const POLL_MS = 2_000;

const findStaffBatch = cache(async (id: string) => {
  const actor = await requireStaff();
  return await findForPage(id, () => readStaffBatch(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "staffBatches" });
  return titleOr404(locale, await findStaffBatch(id), () => t("title"));
}

/** What became of one change in domains of several customers. It can be closed while it runs, and is read again until it has ended. */
export default async function StaffBatchPage({ params }: Props) {
  const { id } = await params;
  const [t, own, services, batch] = await Promise.all([
    getTranslations("batches"),
    getTranslations("staffBatches"),
    getTranslations("admin-services.list"),
    findStaffBatch(id).then((found) => found ?? notFound()),
  ]);
  const { open, failed } = batch.counts;
  return (
    <>
      <PageTitle
        title={<ChangeSummary change={batch.change} />}
        current={t("result.what")}
        crumbs={[
          { href: "/admin/services", label: services("title") },
          { href: PATH, label: own("title") },
        ]}
        actions={
          open === 0 &&
          failed > 0 && <ButtonLink href={`${PATH}/new?from=${id}`}>{t("result.again", { count: failed })}</ButtonLink>
        }
      >
        <p aria-live="polite">
          <Time at={batch.at} as="minute" /> · {batch.by.name} · <BatchCounts counts={batch.counts} />
        </p>
        {open > 0 && <p>{t("result.under")}</p>}
      </PageTitle>
      {open > 0 && <RefreshEvery everyMs={POLL_MS} />}
      <BatchDomains domains={batch.domains} recordsPage={(service) => `/admin/services/${service}/records`} />
    </>
  );
}

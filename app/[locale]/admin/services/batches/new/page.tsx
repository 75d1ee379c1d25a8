import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { findForPage } from "@/app/find-for-page";
import { readSearch } from "@/app/read-search";
import { PageTitle } from "@/components/ui/page-title";
import { StaffBatchForm } from "@/components/zones/batch/staff/staff-batch-form";
import { requireStaff } from "@/lib/auth/current-actor";
import type { StaffActor } from "@/lib/core/actor";
import { wasNotDone } from "@/lib/zones/batch-contract";
import { findBatchDomains } from "@/lib/zones/batches/find-batch-domains";
import { readStaffBatch } from "@/lib/zones/batches/view-staff-batches";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ from?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "staffBatches" });
  return { title: t("new") };
}

/** The change of an earlier batch with the domains in which it was not fully done; null for an address that names none. */
async function readAgain(actor: StaffActor, id = "") {
  const batch = await findForPage(id, () => readStaffBatch(actor, { id }));
  const failed = batch?.domains.filter(wasNotDone) ?? [];
  if (!batch || failed.length === 0) return null;
  const ids = new Set(failed.map(({ serviceId }) => serviceId));
  const found = await findBatchDomains(actor, { serviceIds: [...ids] });
  return { change: batch.change, serviceIds: found.domains.map(({ serviceId }) => serviceId), domains: found.domains };
}

/** One change in domains of several customers: which, what, and what it would do in each. */
export default async function NewStaffBatchPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const { from } = await readSearch(searchParams);
  const [t, services, again] = await Promise.all([
    getTranslations("staffBatches"),
    getTranslations("admin-services.list"),
    readAgain(actor, from),
  ]);
  return (
    <>
      <PageTitle
        title={t("new")}
        crumbs={[
          { href: "/admin/services", label: services("title") },
          { href: "/admin/services/batches", label: t("title") },
        ]}
      />
      <ClientMessages names={["staffBatches", "batches", "zones", "errors.zones", "errors.dns", "errors.upstream"]}>
        <StaffBatchForm again={again} />
      </ClientMessages>
    </>
  );
}

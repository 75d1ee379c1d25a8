import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { readSearch } from "@/app/read-search";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { OwnBatchForm } from "@/components/zones/batch/own-batch-form";
import { requireCustomer } from "@/lib/auth/current-actor";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { wasNotDone } from "@/lib/zones/batch-contract";
import { listBatchDomains } from "@/lib/zones/batches/list-batch-domains";
import { readBatch } from "@/lib/zones/batches/read-batch";
import { ClientMessages } from "@/messages/client-messages";
import { domainsCrumb } from "../domains-crumb";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ from?: string; copied?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "batches" });
  return { title: t("new") };
}

/** The change of an earlier batch with the domains in which it was not fully done; null for an address that names none. */
async function readAgain(actor: CustomerActor, id = "") {
  if (!z.uuid().safeParse(id).success) return null;
  try {
    const { change, domains } = await readBatch(actor, { id });
    return { change, serviceIds: domains.filter(wasNotDone).map(({ serviceId }) => serviceId) };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}

/** One change in many domains: which, what, and what it would do in each. */
export default async function NewBatchPage({ searchParams }: Props) {
  const actor = await requireCustomer();
  const { from, copied } = await readSearch(searchParams);
  const [t, { domains }, again, crumb] = await Promise.all([
    getTranslations("batches"),
    listBatchDomains(actor),
    readAgain(actor, from),
    domainsCrumb(),
  ]);
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("new")} crumbs={[crumb, { href: "/account/batches", label: t("title") }]} />
      {domains.length === 0 ? (
        <EmptyState text={t("form.noDomains")} />
      ) : (
        <ClientMessages names={["batches", "zones", "errors.zones", "errors.dns", "errors.upstream"]}>
          <OwnBatchForm domains={domains} again={again} copied={copied !== undefined} />
        </ClientMessages>
      )}
    </main>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LogsView } from "@/app/logs-view";
import { pageOr404 } from "@/app/page-or-404";
import { readSearch } from "@/app/read-search";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { pagesOf } from "@/lib/product-lines/pages";
import { readService } from "@/lib/services/read-service";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ of?: string; day?: string }>;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { id } = await params;
  const [actor, t] = await Promise.all([requireStaff(), getTranslations("services.statistics")]);
  const { displayName } = await pageOr404(id, () => readService(actor, { id }));
  return { title: t("logsTitle", { name: displayName }) };
}

/** The access logs of what a customer's service serves, for staff who help its owner. */
export default async function StaffLogsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const [actor, t] = await Promise.all([requireStaff(), getTranslations("services.statistics")]);
  const { productLine, displayName, ended } = await pageOr404(id, () => readService(actor, { id }));
  if (!pagesOf(productLine).tabs.includes("logs") || ended) notFound();
  const path = `/admin/services/${id}`;
  return (
    <>
      <PageTitle title={t("logsTitle", { name: displayName })} crumbs={[{ href: path, label: displayName }]} />
      <LogsView
        {...{ actor, id }}
        path={`${path}/logs`}
        route={`/api/v1/admin/services/${id}/log-files`}
        search={await readSearch(searchParams)}
      />
    </>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { pageOr404 } from "@/app/page-or-404";
import { readSearch } from "@/app/read-search";
import { StatisticsView } from "@/app/statistics-view";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { pagesOf } from "@/lib/product-lines/pages";
import { readService } from "@/lib/services/read-service";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ of?: string; days?: string; from?: string; to?: string }>;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { id } = await params;
  const [actor, t] = await Promise.all([requireStaff(), getTranslations("services.statistics")]);
  const { displayName } = await pageOr404(id, () => readService(actor, { id }));
  return { title: t("title", { name: displayName }) };
}

/** What a customer's service has served, for staff who help its owner. */
export default async function StaffStatisticsPage({ params, searchParams }: Props) {
  const { id } = await params;
  const [actor, t] = await Promise.all([requireStaff(), getTranslations("services.statistics")]);
  const { productLine, displayName, ended } = await pageOr404(id, () => readService(actor, { id }));
  if (!pagesOf(productLine).tabs.includes("statistics") || ended) notFound();
  const path = `/admin/services/${id}`;
  return (
    <>
      <PageTitle title={t("title", { name: displayName })} crumbs={[{ href: path, label: displayName }]} />
      <StatisticsView
        {...{ actor, id, productLine }}
        path={`${path}/statistics`}
        search={await readSearch(searchParams)}
      />
    </>
  );
}

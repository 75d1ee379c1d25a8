import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { StatisticsView } from "@/app/statistics-view";
import { titleOr404 } from "@/app/title-or-404";
import { requireCustomer } from "@/lib/auth/current-actor";
import { pagesOf } from "@/lib/product-lines/pages";
import { findPageService, pageService } from "../page-service";

interface Props {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ of?: string; days?: string; from?: string; to?: string }>;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "services.statistics" });
  return titleOr404(locale, await findPageService(id), ({ displayName }) => t("title", { name: displayName }));
}

/** What a service has served, as charts: traffic, requests, the most frequent addresses. */
export default async function StatisticsPage({ params, searchParams }: Props) {
  const { id, locale } = await params;
  setRequestLocale(locale);
  const [actor, { productLine, ended }] = await Promise.all([requireCustomer(), pageService(id)]);
  if (!pagesOf(productLine).tabs.includes("statistics") || ended) notFound();
  return (
    <StatisticsView
      {...{ actor, id, productLine }}
      path={`/account/services/${id}/statistics`}
      search={await readSearch(searchParams)}
    />
  );
}

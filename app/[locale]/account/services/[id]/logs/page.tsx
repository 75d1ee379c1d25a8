import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { LogsView } from "@/app/logs-view";
import { readSearch } from "@/app/read-search";
import { titleOr404 } from "@/app/title-or-404";
import { requireCustomer } from "@/lib/auth/current-actor";
import { pagesOf } from "@/lib/product-lines/pages";
import { findPageService, pageService } from "../page-service";

interface Props {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ of?: string; day?: string }>;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "services.statistics" });
  return titleOr404(locale, await findPageService(id), ({ displayName }) => t("logsTitle", { name: displayName }));
}

/** The access logs of what a service serves, to download. */
export default async function LogsPage({ params, searchParams }: Props) {
  const { id, locale } = await params;
  setRequestLocale(locale);
  const [actor, { productLine, ended }] = await Promise.all([requireCustomer(), pageService(id)]);
  if (!pagesOf(productLine).tabs.includes("logs") || ended) notFound();
  return (
    <LogsView
      {...{ actor, id }}
      path={`/account/services/${id}/logs`}
      route={`/api/v1/services/${id}/log-files`}
      search={await readSearch(searchParams)}
    />
  );
}

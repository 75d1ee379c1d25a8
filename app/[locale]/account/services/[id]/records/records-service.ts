import { notFound, redirect } from "next/navigation";
import { setRequestLocale } from "next-intl/server";
import { requireCustomer } from "@/lib/auth/current-actor";
import { pagesOf } from "@/lib/product-lines/pages";
import { pageService } from "../page-service";

export interface RecordsPageProps {
  params: Promise<{ locale: string; id: string }>;
}

/** The domain of a page about its DNS records, and its customer. Services of other product lines have none; of an ended one, its overview is shown. */
export async function recordsService({ params }: RecordsPageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireCustomer();
  const service = await pageService(id);
  if (!pagesOf(service.productLine).tabs.includes("records")) notFound();
  if (service.ended) redirect(`/account/services/${id}`);
  return { actor, id, service };
}

import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { titleOr404 } from "@/app/title-or-404";
import { RenewService } from "@/components/services/renewal/renew-service";
import { findPageService, pageOpenOrder, pageService, pageSheet } from "../page-service";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "services.renew" });
  return titleOr404(locale, await findPageService(id), ({ displayName }) => `${t("title")} ${displayName}`);
}

/** The renewal of a service: its terms and what they cost. */
export default async function RenewServicePage({ params }: Props) {
  const { id, locale } = await params;
  const [service, sheet, order] = await Promise.all([
    pageService(id),
    pageSheet(id, languageOf(locale)),
    pageOpenOrder(id),
  ]);
  if (sheet.ended) redirect(`/account/services/${id}`);
  const { termMonths, state, expiresAt } = service;
  const suspended = state === "suspended" && expiresAt !== null && expiresAt > new Date();
  return <RenewService {...{ sheet, termMonths, suspended, ordered: order !== null }} />;
}

import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { publicMetadata } from "@/app/page-metadata";
import { PriceList } from "@/components/shop/price-list";
import { PageTitle } from "@/components/ui/page-title";
import { readPageSuffixes } from "@/lib/offers/read-page-suffixes";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "home.prices" });
  return publicMetadata(locale, "/prices", { title: t("allTitle"), description: t("description") });
}

/** Every suffix with its prices. Prerendered, and again when prices change. */
export default async function PricesPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations("home.prices");
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("allTitle")} />
      <PriceList all known={await readPageSuffixes(languageOf(locale))} />
    </main>
  );
}

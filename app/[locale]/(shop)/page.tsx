import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { publicMetadata } from "@/app/page-metadata";
import { HomeSearch } from "@/components/shop/home-search";
import { JsonLd } from "@/components/shop/json-ld";
import { MoneySteps } from "@/components/shop/money-steps";
import { PriceList } from "@/components/shop/price-list";
import { organization } from "@/components/shop/structured-data";
import { partialEnv } from "@/lib/env";
import { readPageSuffixes } from "@/lib/offers/read-page-suffixes";
import { readBrand } from "@/lib/settings/read-brand";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "shop.meta" });
  return publicMetadata(locale, "/", { description: t("description") });
}

export default async function HomePage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const language = languageOf(locale);
  const [brand, prices] = await Promise.all([readBrand(language), readPageSuffixes(language, "common")]);
  return (
    <main id="main" className="page-width">
      <JsonLd data={[organization(brand, { origin: partialEnv().APP_URL, language })]} />
      <HomeSearch />
      <PriceList known={prices} />
      <MoneySteps />
    </main>
  );
}

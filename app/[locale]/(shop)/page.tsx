import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { publicMetadata } from "@/app/page-metadata";
import { HomeSearch } from "@/components/shop/home-search";
import { MoneySteps } from "@/components/shop/money-steps";
import { PriceList } from "@/components/shop/price-list";
import { readPageSuffixes } from "@/lib/offers/read-page-suffixes";

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
  return (
    <main id="main" className="page-width">
      <HomeSearch />
      <PriceList known={await readPageSuffixes(languageOf(locale), "common")} />
      <MoneySteps />
    </main>
  );
}

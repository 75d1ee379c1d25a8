import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { publicMetadata } from "@/app/page-metadata";
import { JsonLd } from "@/components/shop/json-ld";
import { PriceList } from "@/components/shop/price-list";
import { breadcrumbs } from "@/components/shop/structured-data";
import { PageTitle } from "@/components/ui/page-title";
import { partialEnv } from "@/lib/env";
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
  const language = languageOf(locale);
  const t = await getTranslations("home.prices");
  return (
    <main id="main" className="page-width">
      <JsonLd
        data={[breadcrumbs({ origin: partialEnv().APP_URL, language }, [{ label: t("allTitle"), href: "/prices" }])]}
      />
      <PageTitle title={t("allTitle")} />
      <PriceList all known={await readPageSuffixes(language)} />
    </main>
  );
}

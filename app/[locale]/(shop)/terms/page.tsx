import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { LegalText } from "@/components/shop/legal-text";
import { PageTitle } from "@/components/ui/page-title";
import { readBrand } from "@/lib/settings/read-brand";
import { readLegal } from "@/lib/settings/read-legal";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "legal.terms" });
  return { title: t("title") };
}

export default async function TermsPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const language = languageOf(locale);
  const [t, brand, written] = await Promise.all([
    getTranslations("legal.terms"),
    readBrand(language),
    readLegal("terms", language),
  ]);
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("title")} />
      <LegalText text={written ?? t("draft", { company: brand.company })} />
    </main>
  );
}

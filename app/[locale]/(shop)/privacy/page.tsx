import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { publicMetadata } from "@/app/page-metadata";
import { LegalText } from "@/components/shop/legal-text";
import { PageTitle } from "@/components/ui/page-title";
import { readBrand } from "@/lib/settings/read-brand";
import { readLegal } from "@/lib/settings/read-legal";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const [t, { name }] = await Promise.all([
    getTranslations({ locale, namespace: "legal.privacy" }),
    readBrand(languageOf(locale)),
  ]);
  return publicMetadata(locale, "/privacy", { title: t("title"), description: t("description", { name }) });
}

export default async function PrivacyPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const language = languageOf(locale);
  const [t, brand, written] = await Promise.all([
    getTranslations("legal.privacy"),
    readBrand(language),
    readLegal("privacy", language),
  ]);
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("title")} />
      <LegalText text={written ?? t("draft", { company: brand.company })} />
    </main>
  );
}

import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { publicMetadata } from "@/app/page-metadata";
import { ArticleLinks } from "@/components/help/article-links";
import { AskUs } from "@/components/help/ask-us";
import { HelpSearch } from "@/components/help/help-search";
import { JsonLd } from "@/components/shop/json-ld";
import { breadcrumbs } from "@/components/shop/structured-data";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { partialEnv } from "@/lib/env";
import { readHelpPage } from "@/lib/help/read-help-page";
import { readBrand } from "@/lib/settings/read-brand";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const [t, { name }] = await Promise.all([
    getTranslations({ locale, namespace: "help" }),
    readBrand(languageOf(locale)),
  ]);
  return publicMetadata(locale, "/help", { title: t("title"), description: t("description", { name }) });
}

/** The help centre: a search, what is read most, and every article by its category. */
export default async function HelpPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const language = languageOf(locale);
  const [t, { popular, categories }, brand] = await Promise.all([
    getTranslations("help"),
    readHelpPage(language),
    readBrand(language),
  ]);
  const site = { origin: partialEnv().APP_URL, language };
  return (
    <main id="main" className="page-width">
      <JsonLd data={[breadcrumbs(site, [{ href: "/help", label: t("title") }])]} />
      <PageTitle title={t("title")}>{t("lead")}</PageTitle>
      <HelpSearch />
      {popular.length > 0 && (
        <Section title={t("popular")}>
          <ArticleLinks articles={popular} />
        </Section>
      )}
      {categories.map(({ id, articles }) => (
        <Section key={id} id={id} title={t(`categories.${id}`)}>
          <ArticleLinks articles={articles.map(({ slug, title }) => ({ slug, title }))} />
        </Section>
      ))}
      <AskUs brand={brand} />
    </main>
  );
}

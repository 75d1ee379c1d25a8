import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { publicMetadata } from "@/app/page-metadata";
import { ArticleBody } from "@/components/help/article-body";
import { ArticleContents } from "@/components/help/article-contents";
import { ArticleLinks } from "@/components/help/article-links";
import { AskUs } from "@/components/help/ask-us";
import { JsonLd } from "@/components/shop/json-ld";
import { breadcrumbs, helpArticle } from "@/components/shop/structured-data";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { shanghaiDay } from "@/lib/core/time";
import { partialEnv } from "@/lib/env";
import { readHelpArticle } from "@/lib/help/read-help-article";
import { readBrand } from "@/lib/settings/read-brand";

interface Props {
  params: Promise<{ locale: string; slug: string }>;
}

/** None at build time: staff add and hide articles. Each page is made at its first visit, and kept. */
export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const article = await readHelpArticle(slug, languageOf(locale));
  if (!article) return {};
  return publicMetadata(locale, `/help/${slug}`, { title: article.title, description: article.summary });
}

/** One article of the help centre. */
export default async function HelpArticlePage({ params }: Props) {
  const { locale, slug } = await params;
  setRequestLocale(locale);
  const language = languageOf(locale);
  const [t, article, brand] = await Promise.all([
    getTranslations("help"),
    readHelpArticle(slug, language),
    readBrand(language),
  ]);
  if (!article) notFound();
  const { category, title, summary, html, headings, related, updatedAt } = article;
  const site = { origin: partialEnv().APP_URL, language };
  const crumbs = [
    { href: "/help", label: t("title") },
    { href: `/help#${category}`, label: t(`categories.${category}`) },
  ];
  const here = { href: `/help/${slug}`, label: title };
  const day = shanghaiDay(updatedAt);
  return (
    <main id="main" className="page-width">
      <JsonLd
        data={[
          breadcrumbs(site, [...crumbs, here]),
          helpArticle(site, { ...here, description: summary, updatedAt, brand }),
        ]}
      />
      <article>
        <PageTitle title={title} crumbs={crumbs}>
          <p className="max-w-text text-body">{summary}</p>
          <p className="mt-2 text-ink-3">{t.rich("updated", { day: () => <time dateTime={day}>{day}</time> })}</p>
        </PageTitle>
        <div className="lg:flex lg:flex-row-reverse lg:items-start lg:justify-end lg:gap-16">
          <ArticleContents headings={headings} />
          <ArticleBody html={html} className="min-w-0 flex-1 pb-10" />
        </div>
      </article>
      {related.length > 0 && (
        <Section title={t("related")}>
          <ArticleLinks articles={related} />
        </Section>
      )}
      <AskUs brand={brand} />
    </main>
  );
}

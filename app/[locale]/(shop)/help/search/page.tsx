import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { publicMetadata } from "@/app/page-metadata";
import { searchText } from "@/app/read-list";
import { readSearch } from "@/app/read-search";
import { ArticleLinks } from "@/components/help/article-links";
import { HelpSearch } from "@/components/help/help-search";
import { SearchResults } from "@/components/help/search-results";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { readHelpPage } from "@/lib/help/read-help-page";
import { searchArticles } from "@/lib/help/search-articles";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ q?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "help.search" });
  return publicMetadata(locale, "/help/search", { title: t("noWord"), description: t("description"), index: false });
}

/** What a search in the help centre finds. Rendered at each visit, so that it works without scripts. */
export default async function HelpSearchPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const language = languageOf(locale);
  const q = searchText.safeParse((await readSearch(searchParams)).q).data;
  const t = await getTranslations("help");
  return (
    <main id="main" className="page-width">
      <PageTitle
        title={q ? t("search.title", { q }) : t("search.noWord")}
        crumbs={[{ href: "/help", label: t("title") }]}
        current={t("search.noWord")}
      />
      <HelpSearch q={q} />
      {q ? (
        <SearchResults q={q} found={await searchArticles(q, language)} />
      ) : (
        <Section title={t("popular")} lead={t("search.empty")}>
          <ArticleLinks articles={(await readHelpPage(language)).popular} />
        </Section>
      )}
    </main>
  );
}

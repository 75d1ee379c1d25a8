import "server-only";
import type { Language } from "@/messages/languages";
import { HELP_CATEGORIES, type HelpCategory } from "./admin-contract";
import { type HelpArticle, readArticles } from "./read-articles";

/** A link to an article. */
export interface HelpLink {
  slug: string;
  title: string;
  summary: string;
}

const linkOf = ({ slug, texts }: HelpArticle, language: Language): HelpLink => {
  const { title, summary } = texts[language];
  return { slug, title, summary };
};

/** What the first page of the help centre lists: the popular articles, and all by their categories. */
export async function readHelpPage(
  language: Language,
): Promise<{ popular: HelpLink[]; categories: { id: HelpCategory; articles: HelpLink[] }[] }> {
  const published = (await readArticles()).filter((article) => article.published);
  return {
    popular: published.filter(({ popular }) => popular).map((article) => linkOf(article, language)),
    categories: HELP_CATEGORIES.flatMap((id) => {
      const articles = published.filter(({ category }) => category === id).map((article) => linkOf(article, language));
      return articles.length > 0 ? [{ id, articles }] : [];
    }),
  };
}

/** Links to these articles, in this order; without those that are hidden. */
export async function readHelpLinks(slugs: readonly string[], language: Language): Promise<HelpLink[]> {
  const articles = await readArticles();
  return slugs.flatMap((slug) => {
    const article = articles.find((one) => one.slug === slug && one.published);
    return article ? [linkOf(article, language)] : [];
  });
}

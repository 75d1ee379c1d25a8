import "server-only";
import type { Language } from "@/messages/languages";
import type { HelpCategory } from "./admin-contract";
import { readArticles } from "./read-articles";
import { type HelpLink, readHelpLinks } from "./read-help-page";
import { markdownAddresses, type RenderedMarkdown, renderMarkdown } from "./render-markdown";

const MOST_RELATED = 5;

export interface ShownArticle extends RenderedMarkdown {
  slug: string;
  category: HelpCategory;
  title: string;
  summary: string;
  updatedAt: Date;
  /** Those that its text links to first, then its neighbours. */
  related: HelpLink[];
}

/** An article as readers see it. Null when there is none at this address, or it is hidden. */
export async function readHelpArticle(slug: string, language: Language): Promise<ShownArticle | null> {
  const articles = await readArticles();
  const article = articles.find((one) => one.slug === slug && one.published);
  if (!article) return null;
  const { title, summary, body } = article.texts[language];
  const linked = helpSlugsIn(body);
  const neighbours = articles.filter(({ category }) => category === article.category).map((one) => one.slug);
  const others = [...new Set([...linked, ...neighbours])].filter((one) => one !== slug);
  return {
    ...{ slug, category: article.category, title, summary, updatedAt: article.updatedAt },
    ...renderMarkdown(body, language),
    related: (await readHelpLinks(others, language)).slice(0, MOST_RELATED),
  };
}

/** The articles that a text links to. */
export function helpSlugsIn(markdown: string): string[] {
  return markdownAddresses(markdown).links.flatMap((address) => /^\/help\/([^/?#]+)/.exec(address)?.[1] ?? []);
}

/** The addresses of all articles that are shown, without language. */
export async function helpPaths(): Promise<string[]> {
  return (await readArticles()).filter(({ published }) => published).map(({ slug }) => `/help/${slug}`);
}

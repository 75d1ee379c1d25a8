import { useTranslations } from "next-intl";
import { Section } from "../ui/section";
import { type ArticleLink, ArticleLinks } from "./article-links";

/** Links to help articles at the end of a page; nothing where there are none. */
export function HelpSection({ articles }: { articles: readonly ArticleLink[] }) {
  const t = useTranslations("help");
  if (articles.length === 0) return null;
  return (
    <div className="print:hidden">
      <Section title={t("links")}>
        <ArticleLinks articles={articles.map(({ slug, title }) => ({ slug, title }))} />
      </Section>
    </div>
  );
}

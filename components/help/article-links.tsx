import { PageLink } from "../ui/page-link";

export interface ArticleLink {
  slug: string;
  title: string;
  summary?: string;
}

/** Links to articles, one below the other; with their summaries where they have one. */
export function ArticleLinks({ articles }: { articles: readonly ArticleLink[] }) {
  return (
    <ul className="grid gap-x-8 gap-y-3 md:grid-cols-2">
      {articles.map(({ slug, title, summary }) => (
        <li key={slug}>
          <PageLink href={`/help/${slug}`} className="reach">
            {title}
          </PageLink>
          {summary && <p className="mt-0.5 text-sm text-ink-2">{summary}</p>}
        </li>
      ))}
    </ul>
  );
}

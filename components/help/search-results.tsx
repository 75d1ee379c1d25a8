import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyState } from "../ui/empty-state";
import { PageLink } from "../ui/page-link";

interface Piece {
  text: string;
  hit: boolean;
}

interface Props {
  q: string;
  found: readonly { slug: string; title: readonly Piece[]; excerpt: readonly Piece[] }[];
}

/** What a search in the help centre found, with the words marked. */
export function SearchResults({ q, found }: Props) {
  const t = useTranslations("help.search");
  if (found.length === 0)
    return (
      <EmptyState
        text={t("none", { q })}
        action={
          <p className="flex-[1_0_100%]">
            {t.rich("noneWhat", {
              all: (text: ReactNode) => <PageLink href="/help">{text}</PageLink>,
              ask: (text: ReactNode) => <PageLink href="/account/tickets/new">{text}</PageLink>,
            })}
          </p>
        }
      />
    );
  return (
    <>
      <p className="mb-4 text-sm text-ink-2" role="status">
        {t("found", { count: found.length })}
      </p>
      <ol className="max-w-text">
        {found.map(({ slug, title, excerpt }) => (
          <li key={slug} className="border-t border-rule py-4">
            <PageLink href={`/help/${slug}`} className="reach text-lg">
              <Marked pieces={title} />
            </PageLink>
            <p className="mt-1 text-sm text-ink-2">
              <Marked pieces={excerpt} />
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}

function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(
    ({ text, hit }, at) =>
      // biome-ignore-start lint/suspicious/noArrayIndexKey: pieces of one text have no other identity, and never move
      hit ? (
        <mark key={at} className="bg-accent-soft text-inherit">
          {text}
        </mark>
      ) : (
        <span key={at}>{text}</span>
      ),
    // biome-ignore-end lint/suspicious/noArrayIndexKey: see above
  );
}

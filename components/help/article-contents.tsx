import { useTranslations } from "next-intl";

/** Fewer headings are seen at a glance. */
const LEAST = 4;

/** The table of contents of a long article. */
export function ArticleContents({ headings }: { headings: readonly { id: string; text: string }[] }) {
  const t = useTranslations("help");
  if (headings.length < LEAST) return null;
  return (
    <nav
      aria-label={t("contents")}
      className="mb-8 max-w-text border-l-3 border-rule pl-4 text-sm lg:sticky lg:top-8 lg:w-64 lg:flex-none print:hidden"
    >
      <p className="text-ink-3">{t("contents")}</p>
      <ul>
        {headings.map(({ id, text }) => (
          <li key={id} className="mt-1">
            <a href={`#${id}`} className="reach text-ink-2">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

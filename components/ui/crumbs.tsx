import { useTranslations } from "next-intl";
import { PageLink } from "./page-link";

export interface Crumb {
  href: string;
  label: string;
}

interface Props {
  /** The pages above, from the first level down. */
  crumbs: readonly Crumb[];
  /** What this page is called; null: it is not named. */
  current: string | null;
}

const itemClass = "not-first:before:mx-[.5em] not-first:before:text-edge not-first:before:content-['/']";

/** The way from the first level down to this page. */
export function Crumbs({ crumbs, current }: Props) {
  const t = useTranslations("ui");
  return (
    <nav
      data-crumbs
      className="pt-4 pb-2 text-sm text-ink-3 reach-links print:hidden staff:pt-0"
      aria-label={t("crumbs")}
    >
      <ol className="flex flex-wrap">
        {crumbs.map((crumb) => (
          <li key={crumb.href} className={itemClass}>
            <PageLink href={crumb.href} className="text-inherit no-underline hover:underline">
              {crumb.label}
            </PageLink>
          </li>
        ))}
        {current !== null && (
          <li className={itemClass}>
            <span aria-current="page" className="text-ink-2">
              {current}
            </span>
          </li>
        )}
      </ol>
    </nav>
  );
}

import Link from "next/link";
import { useTranslations } from "next-intl";

export interface Crumb {
  href: string;
  label: string;
}

export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTranslations("ui");
  return (
    <nav data-crumbs className="pt-4 pb-2 text-sm text-ink-3 reach-links staff:pt-0" aria-label={t("crumbs")}>
      <ol className="flex flex-wrap">
        {crumbs.map((crumb) => (
          <li
            key={crumb.href}
            className="not-first:before:mx-[.5em] not-first:before:text-edge not-first:before:content-['/']"
          >
            <Link href={crumb.href} className="text-inherit no-underline hover:underline">
              {crumb.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

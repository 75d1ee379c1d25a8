import Link from "next/link";
import { useTranslations } from "next-intl";

export interface Crumb {
  href: string;
  label: string;
}

export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTranslations("ui");
  return (
    <nav className="crumb" aria-label={t("crumbs")}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.href}>
            <Link href={crumb.href}>{crumb.label}</Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

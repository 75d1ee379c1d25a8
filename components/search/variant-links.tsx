import { useTranslations } from "next-intl";
import type { SearchName } from "@/lib/search/contract";
import { PageLink } from "../ui/page-link";
import { nameVariants } from "./name-variants";

/** Other names to search for when one is free under no suffix. Nothing is asked before a link is pressed. */
export function VariantLinks({ name }: { name: SearchName }) {
  const t = useTranslations("search.variants");
  const variants = nameVariants(name);
  if (variants.length === 0) return null;
  return (
    <nav className="pb-4" aria-label={t("label")}>
      <p className="text-ink-2">{t("lead")}</p>
      <ul className="flex flex-wrap gap-x-6">
        {variants.map((variant) => (
          <li key={variant}>
            <PageLink
              className="inline-flex min-h-9 items-center domain-name touch:min-h-11"
              href={`/search?q=${encodeURIComponent(variant)}`}
            >
              {variant}
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

import { ButtonLink } from "@/components/ui/button/button-link";
import { pagesOf } from "@/lib/product-lines/pages";
import { useUncheckedTranslations } from "@/messages/unchecked";

/** The pages of a service that staff read as its owner does, where the product line has them. */
export function StaffServiceLinks({ id, productLine }: { id: string; productLine: string }) {
  const own = useUncheckedTranslations(`${productLine}Line.tabs`);
  const pages = (["statistics", "logs"] as const).filter((page) => pagesOf(productLine).tabs.includes(page));
  if (pages.length === 0) return null;
  return (
    <p className="mb-6 flex flex-wrap gap-2">
      {pages.map((page) => (
        <ButtonLink key={page} small href={`/admin/services/${id}/${page}`}>
          {own(page)}
        </ButtonLink>
      ))}
    </p>
  );
}

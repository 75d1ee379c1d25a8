import { useTranslations } from "next-intl";
import type { GalleryTemplate } from "@/lib/gallery/contract";
import { templatePicture } from "@/lib/product-lines/site/form";
import { PageLink } from "../ui/page-link";
import { type GalleryQuery, galleryHref } from "./gallery-href";
import { Screenshot } from "./screenshot";
import { TemplatePrice } from "./template-price";

/** Templates side by side: a press on one shows it large, above. */
export function TemplateGrid({ rows, query }: { rows: readonly GalleryTemplate[]; query: GalleryQuery }) {
  const t = useTranslations("templates");
  return (
    <ul className="grid grid-cols-4 gap-x-5 gap-y-8 max-lg:grid-cols-3 max-md:grid-cols-2 max-md:gap-x-3 max-md:gap-y-6">
      {rows.map((template) => (
        <li key={template.id}>
          <PageLink
            href={galleryHref({ ...query, template: template.id }, "#preview")}
            className="group block text-ink no-underline hover:no-underline"
          >
            <span className="block overflow-hidden rounded-sm border border-rule group-hover:border-edge">
              <Screenshot src={templatePicture(template.id)} alt={t("picture", { name: template.name })} />
            </span>
            <span className="mt-2 block wrap-anywhere group-hover:underline">{template.name}</span>
            <span className="block text-sm text-ink-2">
              {template.categoryName} · <TemplatePrice template={template} />
            </span>
          </PageLink>
        </li>
      ))}
    </ul>
  );
}

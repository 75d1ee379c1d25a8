import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { GalleryTemplate } from "@/lib/gallery/contract";
import { templatePicture } from "@/lib/product-lines/site/form";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { buttonClass } from "../ui/button/button";
import { ButtonLink } from "../ui/button/button-link";
import { type GalleryQuery, galleryHref } from "./gallery-href";
import { Screenshot } from "./screenshot";
import { TemplatePrice } from "./template-price";

/** One template large: its whole screenshot, what it is for and costs, a live preview, and the way to the order form. */
export function TemplatePreview({ template, query }: { template: GalleryTemplate; query: GalleryQuery }) {
  const t = useTranslations("templates");
  const own = useUncheckedTranslations("siteLine");
  const editions = template.editions.map((edition) => own(`choices.edition.${edition}`)).join(t("join"));
  return (
    <section
      id="preview"
      aria-label={template.name}
      className="mb-8 grid scroll-mt-20 grid-cols-[minmax(0,1fr)_18rem] gap-8 border-y border-rule py-8 max-lg:grid-cols-[1fr]"
    >
      <Scrolled label={t("enlarge")}>
        <Screenshot whole src={templatePicture(template.id, "large")} alt={t("picture", { name: template.name })} />
      </Scrolled>
      <div>
        <h2 className="wrap-anywhere">{template.name}</h2>
        <ul className="mt-2 space-y-1 text-sm text-ink-2">
          <li>
            {t(`kinds.${template.kind}`)} · {template.categoryName}
          </li>
          <li>
            <TemplatePrice template={template} />
          </li>
          {editions !== "" && <li>{t("fits", { editions })}</li>}
          <li>{t("number", { id: template.id })}</li>
        </ul>
        <p className="mt-5 flex flex-wrap gap-3">
          <ButtonLink kind="go" href={template.orderHref}>
            {t("use")}
          </ButtonLink>
          {template.previewUrl !== null && (
            <a
              href={template.previewUrl}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className={buttonClass({})}
            >
              {t("preview")}
            </a>
          )}
          <ButtonLink kind="flat" href={galleryHref({ ...query, template: undefined })}>
            {t("close")}
          </ButtonLink>
        </p>
      </div>
    </section>
  );
}

/** A long picture in a box that scrolls. */
function Scrolled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="max-h-150 overflow-y-auto rounded-sm border border-rule" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

import { useTranslations } from "next-intl";
import { formatFen } from "@/lib/core/money";
import type { GalleryTemplate } from "@/lib/gallery/contract";

/** "免费", or that it is a premium one with its price. */
export function TemplatePrice({ template: { premium, priceFen } }: { template: GalleryTemplate }) {
  const t = useTranslations("templates");
  if (!premium) return t("free");
  return priceFen === null ? t("premiumNoPrice") : t("premium", { price: formatFen(priceFen, { short: true }) });
}

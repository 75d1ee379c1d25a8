import { useTranslations } from "next-intl";
import type { RelayCategory } from "@/lib/tickets/relay-contract";
import { unchecked } from "@/messages/unchecked";

/** A category's product and kind: "online_shop_technical" is technical support for "online_shop". */
export function categoryParts(category: RelayCategory): { product: string; kind: string } {
  const [, product = "", kind = ""] = /^(.+?)_(transfer_out|transfer_in|advice|technical|fault)$/.exec(category) ?? [];
  return { product, kind };
}

/** The words of the upstream's categories of questions. */
export function useCategoryText(): (category: RelayCategory) => string {
  const t = unchecked(useTranslations("desk.category"));
  return (category) => {
    const { product, kind } = categoryParts(category);
    return t("both", { product: t(`product.${product}`), kind: t(`kind.${kind}`) });
  };
}

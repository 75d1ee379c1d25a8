import { useTranslations } from "next-intl";
import type { ItemView } from "@/lib/orders/contract";
import { actionWordOf, pagesOf } from "@/lib/product-lines/pages";

type Item = Pick<ItemView, "productLine" | "action" | "years" | "months">;

/**
 * What an item does and for how long: “注册 1 年”, “开通 6 个月”, “升级”. `one`, what one product of its line is called, stands before it
 * where the name beside it doesn't say so: a domain and its mail service have the same name.
 */
export function useActionText(): (item: Item, one?: string) => string {
  const t = useTranslations("order-pages.action");
  const ui = useTranslations("ui");
  return (item, one) => {
    const what = t(actionWordOf(item), { term: ui("term", { years: item.years, months: item.months }) });
    const { registered, nameless } = pagesOf(item.productLine);
    return one && !registered && !nameless ? t("ofProduct", { product: one, what }) : what;
  };
}

import { useTranslations } from "next-intl";
import type { ItemView } from "@/lib/orders/contract";
import { actionWordOf } from "@/lib/product-lines/pages";

/** What an item does and for how long: “注册 1 年”, “开通 6 个月”, “升级”. */
export function useActionText(): (item: Pick<ItemView, "productLine" | "action" | "years" | "months">) => string {
  const t = useTranslations("order-pages.action");
  const ui = useTranslations("ui");
  return (item) => t(actionWordOf(item), { term: ui("term", { years: item.years, months: item.months }) });
}

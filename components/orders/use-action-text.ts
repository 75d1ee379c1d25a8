import { useTranslations } from "next-intl";
import type { ItemView } from "@/lib/orders/contract";
import { pagesOf } from "@/lib/product-lines/pages";

/** What an item does and for how long: “注册 1 年”, “开通 6 个月”, “升级”. */
export function useActionText(): (item: Pick<ItemView, "productLine" | "action" | "years" | "months">) => string {
  const t = useTranslations("order-pages.action");
  const ui = useTranslations("ui");
  return ({ productLine, action, years, months }) =>
    t(action === "purchase" && !pagesOf(productLine).registered ? "open" : action, {
      term: ui("term", { years, months }),
    });
}

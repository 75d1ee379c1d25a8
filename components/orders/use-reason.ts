import { formatFen } from "@/lib/core/money";
import { pagesOf } from "@/lib/product-lines/pages";
import type { Reason } from "@/lib/purchasing/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";

/**
 * The sentence of a reason (messages/orders.json, under `reason`; for product lines that register nothing, `productReason` comes
 * first). Sums in it are formatted as money. @param line null if the reason is about a whole order.
 */
export function useReason(): (reason: Reason | null, productLine: string | null) => string | null {
  const t = useUncheckedTranslations("orders.reason");
  const own = useUncheckedTranslations("orders.productReason");
  return (reason, productLine) => {
    if (!reason) return null;
    const params = Object.fromEntries(
      Object.entries(reason.params).map(([name, value]) =>
        name.endsWith("Fen") && /^-?\d+$/.test(String(value)) ? [name, formatFen(BigInt(value))] : [name, value],
      ),
    );
    const registered = productLine !== null && pagesOf(productLine).registered;
    if (!registered && own.has(reason.code)) return own(reason.code, params);
    if (!t.has(reason.code)) return t.has("other") ? t("other", { code: reason.code }) : reason.code;
    return t(reason.code, params);
  };
}

import { formatFen } from "@/lib/core/money";
import { pagesOf } from "@/lib/product-lines/pages";
import type { Reason } from "@/lib/purchasing/contract";
import { reasonKeys } from "@/messages/reason-keys";
import { useUncheckedTranslations } from "@/messages/unchecked";

/** The sentence of a reason (`reasonKeys`). Sums in it are formatted as money. @param line null if the reason is about a whole order. */
export function useReason(): (reason: Reason | null, productLine: string | null) => string | null {
  const t = useUncheckedTranslations("orders");
  return (reason, productLine) => {
    if (!reason) return null;
    const params = Object.fromEntries(
      Object.entries(reason.params).map(([name, value]) =>
        name.endsWith("Fen") && /^-?\d+$/.test(String(value)) ? [name, formatFen(BigInt(value))] : [name, value],
      ),
    );
    const registered = productLine === null || pagesOf(productLine).registered;
    const key = reasonKeys(reason.code, registered).find((one) => t.has(one));
    return key === undefined ? reason.code : t(key, { ...params, code: reason.code });
  };
}

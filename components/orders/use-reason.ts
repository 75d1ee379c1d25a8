import { formatFen } from "@/lib/core/money";
import type { Reason } from "@/lib/purchasing/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";

/**
 * The sentence of a reason (messages/orders.json, under `reason`; of other lines than domains first under `productReason`, where
 * nothing is registered); sums in it read as money.
 */
export function useReason(line: string): (reason: Reason | null) => string | null {
  const t = useUncheckedTranslations("orders.reason");
  const own = useUncheckedTranslations("orders.productReason");
  return (reason) => {
    if (!reason) return null;
    const params = Object.fromEntries(
      Object.entries(reason.params).map(([name, value]) =>
        name.endsWith("Fen") && /^-?\d+$/.test(String(value)) ? [name, formatFen(BigInt(value))] : [name, value],
      ),
    );
    if (line !== "domain" && own.has(reason.code)) return own(reason.code, params);
    if (!t.has(reason.code)) return t.has("other") ? t("other", { code: reason.code }) : reason.code;
    return t(reason.code, params);
  };
}

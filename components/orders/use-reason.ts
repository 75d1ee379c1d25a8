import { useTranslations } from "next-intl";
import { formatFen } from "@/lib/core/money";
import type { Reason } from "@/lib/orders/contract";

/** The sentence of a reason (messages/orders.json, under `reason`); sums in it read as money. */
export function useReason(): (reason: Reason | null) => string | null {
  const t = useTranslations("orders.reason");
  return (reason) => {
    if (!reason) return null;
    if (!t.has(reason.code)) return t.has("other") ? t("other", { code: reason.code }) : reason.code;
    const params = Object.fromEntries(
      Object.entries(reason.params).map(([name, value]) =>
        name.endsWith("Fen") && /^-?\d+$/.test(String(value)) ? [name, formatFen(BigInt(value))] : [name, value],
      ),
    );
    return t(reason.code, params);
  };
}

import { useReason } from "@/components/orders/use-reason";
import { useUncheckedTranslations } from "@/messages/unchecked";

/**
 * The sentence of a reason for staff: messages/admin-orders.json, under `reason`, where customers read about themselves or are told
 * less; else the sentence that customers read.
 */
export function useStaffReason(): ReturnType<typeof useReason> {
  const own = useUncheckedTranslations("admin-orders.reason");
  const t = useUncheckedTranslations("orders");
  const sentence = useReason();
  return (reason, productLine) => {
    if (reason !== null && own.has(reason.code)) return own(reason.code, reason.params);
    // Staff read the code of what customers are told in general words.
    const general = reason?.code.startsWith("upstream.") && !saidOf(reason.code).some((key) => t.has(key));
    return reason && general ? t("reason.other", { code: reason.code }) : sentence(reason, productLine);
  };
}

const saidOf = (code: string) => [`reason.${code}`, `productReason.${code}`];

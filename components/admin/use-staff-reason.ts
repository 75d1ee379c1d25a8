import { useReason } from "@/components/orders/use-reason";
import { useUncheckedTranslations } from "@/messages/unchecked";

/**
 * The sentence of a reason for staff: messages/admin-orders.json, under `reason`, where customers read about themselves or are told
 * less; else the sentence that customers read.
 */
export function useStaffReason(): ReturnType<typeof useReason> {
  const own = useUncheckedTranslations("admin-orders.reason");
  const sentence = useReason();
  return (reason, productLine) =>
    reason !== null && own.has(reason.code) ? own(reason.code, reason.params) : sentence(reason, productLine);
}

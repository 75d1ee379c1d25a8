import { useTranslations } from "next-intl";
import type { TopUpView } from "@/lib/payments/contract";
import { unchecked } from "@/messages/unchecked";

/** How a top-up was paid, in words: a bank transfer, a test payment, or its payment provider. */
export function useTopUpKind(): (topUp: Pick<TopUpView, "method" | "gateway">) => string {
  const t = useTranslations("topUps.methods");
  const gateways = unchecked(useTranslations("gateways"));
  return ({ method, gateway }) => (method === "gateway" && gateway ? gateways(`${gateway}.name`) : t(method));
}

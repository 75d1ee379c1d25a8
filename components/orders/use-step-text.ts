import { useTranslations } from "next-intl";
import type { ItemView } from "@/lib/orders/contract";
import { pagesOf } from "@/lib/product-lines/pages";
import { useReason } from "./use-reason";

type Subject = Pick<ItemView, "action" | "productLine" | "steps">;

/**
 * The sentence of a step of an item. It agrees with the reason that stands above the steps: while an outcome is checked, a step says
 * why in the same words, and once it is known, what was checked is told as over.
 */
export function useStepText(): (item: Subject, place: number) => string | null {
  const t = useTranslations("order-pages.step");
  const sentence = useReason();
  return ({ action, productLine, steps }, place) => {
    const step = steps[place];
    if (step === undefined) return null;
    const { state, reason } = step;
    // All steps of a transfer have the same state; the reason tells them apart.
    if (action === "transfer" && state === "accepted" && reason) return sentence(reason, productLine);
    if (state === "accepted") return t(pagesOf(productLine).registered ? "accepted" : "opening");
    if (state !== "unsure") return t(state);
    const over = steps.slice(place + 1).some((later) => later.state !== "unsure");
    // "unsure_…": the answer was a refusal, which the upstream may give although it has taken the order.
    if (over) return t(reason?.code.startsWith("unsure_") ? "unsureRefused" : "unsureOver");
    return reason === null || reason.code === "unsure" ? t("unsure") : sentence(reason, productLine);
  };
}

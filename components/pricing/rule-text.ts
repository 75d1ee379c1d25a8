import type { useTranslations } from "next-intl";
import { formatFen } from "@/lib/core/money";
import type { StaffRule } from "@/lib/pricing/rule-contract";

type Translator = ReturnType<typeof useTranslations<"prices">>;

/** A rule in one sentence. What is nothing is left out. */
export function ruleText(t: Translator, rule: StaffRule): string {
  const round = rule.roundToFen > 1n ? t("how.round", { yuan: (Number(rule.roundToFen) / 100).toString() }) : "";
  return [priceText(t, rule), round, leastText(t, rule), rule.enabled ? "" : t("how.off")]
    .filter((part) => part !== "")
    .join(t("how.join"));
}

const yuan = (fen: bigint) => formatFen(fen, { short: true });
const percentOf = (bp: number) => (bp / 100).toString();

function priceText(t: Translator, { fixedFen, markupBp, markupFen }: StaffRule): string {
  if (fixedFen !== null) return t("how.fixed", { price: yuan(fixedFen) });
  const [percent, add] = [percentOf(markupBp), yuan(markupFen)];
  if (markupFen === 0n) return t("how.costPercent", { percent });
  return markupBp === 0 ? t("how.costAdd", { add }) : t("how.cost", { percent, add });
}

function leastText(t: Translator, { minMarginFen, minMarginBp }: StaffRule): string {
  const [least, percent] = [yuan(minMarginFen), percentOf(minMarginBp)];
  if (minMarginBp === 0) return minMarginFen === 0n ? "" : t("how.leastYuan", { yuan: least });
  return minMarginFen === 0n ? t("how.leastPercent", { percent }) : t("how.least", { yuan: least, percent });
}

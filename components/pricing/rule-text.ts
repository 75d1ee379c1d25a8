import type { useTranslations } from "next-intl";
import { formatFen } from "@/lib/core/money";
import type { StaffRule } from "@/lib/pricing/rule-contract";

/** A rule in one sentence. */
export function ruleText(t: ReturnType<typeof useTranslations<"prices">>, rule: StaffRule): string {
  const price =
    rule.fixedFen === null
      ? t("how.cost", { percent: (rule.markupBp / 100).toString(), add: formatFen(rule.markupFen, { short: true }) })
      : t("how.fixed", { price: formatFen(rule.fixedFen, { short: true }) });
  const round = rule.roundToFen > 1n ? t("how.round", { yuan: (Number(rule.roundToFen) / 100).toString() }) : "";
  const least = t("how.least", {
    yuan: formatFen(rule.minMarginFen, { short: true }),
    percent: (rule.minMarginBp / 100).toString(),
  });
  return [price, round, least, rule.enabled ? "" : t("how.off")].filter((part) => part !== "").join(t("how.join"));
}

import { useLocale, useTranslations } from "next-intl";
import { timeText } from "@/components/text/time";
import { formatFen } from "@/lib/core/money";
import type { TopUpView } from "@/lib/payments/contract";

/** What was corrected or reversed of a top-up, when and why. For its customer. */
export function TopUpChanges({ changes }: { changes: TopUpView["changes"] }) {
  const t = useTranslations("wallet.topUp");
  const locale = useLocale();
  return changes.map(({ kind, fromFen, toFen, reason, at }) => {
    // That it was confirmed again is what the page says above.
    if (kind === "confirmation") return null;
    const values = { at: timeText(at, "minute", locale), from: formatFen(fromFen), to: formatFen(toFen), reason };
    return <p key={at.toISOString()}>{t(kind === "correction" ? "corrected" : "reversedAt", values)}</p>;
  });
}

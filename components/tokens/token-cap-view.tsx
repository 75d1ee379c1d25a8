import { useTranslations } from "next-intl";
import { formatFen } from "@/lib/core/money";
import type { TokenCap } from "@/lib/tokens/contract";
import { UsageBar } from "../ui/charts/usage-bar";

/** How much of a token's spending cap is used, in all and today. */
export function TokenCapView({ cap: { totalFen, dayFen, spentFen, spentTodayFen } }: { cap: TokenCap }) {
  const t = useTranslations("tokens.page");
  // A cap in fen is far below what a float holds exactly.
  const bar = (label: string, used: bigint, limit: bigint) => (
    <UsageBar
      label={label}
      used={Number(used)}
      limit={Number(limit)}
      usedText={formatFen(used)}
      limitText={t("of", { total: formatFen(limit) })}
    />
  );
  return (
    <div className="grid max-w-136 gap-6">
      <div>{bar(t("total"), spentFen, totalFen)}</div>
      {dayFen !== null && <div>{bar(t("day"), spentTodayFen, dayFen)}</div>}
    </div>
  );
}

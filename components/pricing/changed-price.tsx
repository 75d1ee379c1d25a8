import { useTranslations } from "next-intl";
import { formatFen } from "@/lib/core/money";
import type { PreviewPrice } from "@/lib/pricing/rule-contract";

type Change = Pick<PreviewPrice, "beforeFen" | "afterFen">;

/** Whether a draft rule would change a price; null: it is not sold. */
export const priceChanges = (price: Change | null): boolean => price !== null && price.beforeFen !== price.afterFen;

/** A price with a draft rule in effect; where that changes it, after the present one, struck through. */
export function ChangedPrice({ price }: { price: Change }) {
  const t = useTranslations("prices.results");
  const bare = { unit: false, short: true } as const;
  const changed = priceChanges(price);
  return (
    <>
      {changed && (
        <s className="mr-[.35em] text-ink-3">
          <span className="sr-only">{t("before")} </span>
          {formatFen(price.beforeFen, bare)}
        </s>
      )}
      <b className={changed ? "text-accent-ink" : undefined}>{formatFen(price.afterFen, bare)}</b>
    </>
  );
}

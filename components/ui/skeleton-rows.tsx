import { useTranslations } from "next-intl";
import { Skeleton } from "./skeleton";

const widths = [9, 12, 7, 10, 8];

/** Rows of a list that has not come yet, as high as the real ones. */
export function SkeletonRows({ rows = 5 }: { rows?: number }) {
  const t = useTranslations("ui");
  return (
    <div role="status" aria-label={t("loading")}>
      {Array.from({ length: rows }, (_, row) => (
        <p
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no other identity
          key={row}
          aria-hidden="true"
          className="flex min-h-row items-center justify-between border-rule not-first:border-t"
        >
          <Skeleton widthEm={widths[row % widths.length]} />
          <Skeleton widthEm={4} />
        </p>
      ))}
    </div>
  );
}

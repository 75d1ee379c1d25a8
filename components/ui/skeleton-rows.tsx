import { useTranslations } from "next-intl";
import { Skeleton } from "./skeleton";

const widths = [9, 12, 7, 10, 8];

interface Props {
  rows?: number;
  /** What is waited for, in words that everybody sees: for what takes longer than a moment. */
  label?: string;
}

/** Rows of a list that has not come yet, as high as the real ones. */
export function SkeletonRows({ rows = 5, label }: Props) {
  const t = useTranslations("ui");
  return (
    <div role="status" aria-label={label ?? t("loading")}>
      {label && <p className="pb-1 text-sm text-ink-2">{label}</p>}
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

"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { barClass } from "@/components/ui/progress";
import { Live } from "../ui/live";
import type { Counts } from "./search-state";

interface Props {
  counts: Counts;
  /**
   * Of several names: each with each suffix is counted. On a narrow window such counts have two lines from the first on: they would grow
   * out of one while counting.
   */
  several: boolean;
  done: boolean;
  onlyFree: boolean;
  onOnlyFree: (value: boolean) => void;
}

/** How many names have an answer, what the answers are, and the filter for free names. */
export function SearchProgress({ counts, several, done, onlyFree, onOnlyFree }: Props) {
  const t = useTranslations("search.progress");
  const { answered, total, free, taken, failed } = counts;
  const of = { total, several: String(several) };
  const share = total === 0 ? 0 : answered / total;
  return (
    <div className="grid grid-cols-[1fr_auto] items-center gap-x-4 pb-4">
      <div
        className={cn(
          "flex flex-wrap items-center gap-x-5 gap-y-1 text-sm/[inherit] text-ink-2 max-lg:py-2 max-lg:text-sm",
          several && "max-lg:flex-col max-lg:items-start max-lg:gap-y-0",
        )}
      >
        <span>{t("answered", { answered, ...of })}</span>
        <span>{t("free", { free })}</span>
        <span className="max-lg:hidden">{t("taken", { taken })}</span>
        {failed > 0 && <span className="max-lg:hidden">{t("failed", { failed })}</span>}
      </div>
      <label className="flex min-h-11 items-center gap-2 text-sm whitespace-nowrap">
        <input
          className="m-0 size-4.5 flex-none accent-accent-mark"
          type="checkbox"
          checked={onlyFree}
          onChange={(event) => onOnlyFree(event.target.checked)}
        />
        {t("onlyFree")}
      </label>
      <div className={cn(barClass, "col-span-full h-0.5")} aria-hidden="true">
        <i style={{ width: `${Math.round(share * 100)}%` }} />
      </div>
      <Live text={done ? t("done", { free, taken, failed, ...of }) : ""} />
    </div>
  );
}

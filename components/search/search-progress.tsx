"use client";

import { useTranslations } from "next-intl";
import { barClass } from "@/components/ui/progress";
import { Live } from "../ui/live";
import type { Counts } from "./search-state";

interface Props {
  counts: Counts;
  done: boolean;
  onlyFree: boolean;
  onOnlyFree: (value: boolean) => void;
}

/** How many names have an answer, what the answers are, and the filter for free names. */
export function SearchProgress({ counts, done, onlyFree, onOnlyFree }: Props) {
  const t = useTranslations("search.progress");
  const { answered, total, free, taken, failed } = counts;
  const share = total === 0 ? 0 : answered / total;
  return (
    <div className="search-progress">
      <div className="row">
        <span>{t("answered", { answered, total })}</span>
        <span>{t("free", { free })}</span>
        <span className="only-wide">{t("taken", { taken })}</span>
        {failed > 0 && <span className="only-wide">{t("failed", { failed })}</span>}
      </div>
      <label className="row tight sm filter">
        <input
          className="tick"
          type="checkbox"
          checked={onlyFree}
          onChange={(event) => onOnlyFree(event.target.checked)}
        />
        {t("onlyFree")}
      </label>
      <div className={barClass} aria-hidden="true">
        <i style={{ width: `${Math.round(share * 100)}%` }} />
      </div>
      <Live text={done ? t("done", { total, free, taken, failed }) : ""} />
    </div>
  );
}

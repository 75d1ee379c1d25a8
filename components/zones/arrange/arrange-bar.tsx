"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { cn } from "@/components/ui/cn";
import { input } from "@/components/ui/field/field";
import { tickClass } from "@/components/ui/field/radio-group";
import { isRecordType } from "@/lib/dns/record";
import type { Arrangement, RowSort, TypeCount } from "./arrange-rows";

interface Props extends Omit<Arrangement, "query"> {
  /** How many records each type has. */
  types: readonly TypeCount[];
  onArrange: (change: Partial<Arrangement>) => void;
}

const SORTS = ["host", "type", "ttl"] as const satisfies readonly RowSort[];

/** The type that is shown, and whether rows stand by host; on a phone, which has no heads to press, also the order. */
export const ArrangeBar = memo(function ArrangeBar({ types, type, sort, down, grouped, onArrange }: Props) {
  const t = useTranslations("zone-table.arrange");
  const select = cn(
    input(),
    "min-h-9 w-auto pr-8 text-sm/(--size-body-line) select-arrow max-lg:min-h-11 max-lg:flex-1",
  );
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-2">
      <select
        aria-label={t("type")}
        className={select}
        value={type ?? ""}
        onChange={({ target: { value } }) => onArrange({ type: isRecordType(value) ? value : null })}
      >
        <option value="">{t("allTypes")}</option>
        {types.map(([one, count]) => (
          <option key={one} value={one}>
            {t("typeCount", { type: one, count })}
          </option>
        ))}
      </select>
      <select
        aria-label={t("sort")}
        className={cn(select, "lg:hidden")}
        value={sort ? `${down ? "-" : ""}${sort}` : ""}
        onChange={({ target: { value } }) => {
          const by = SORTS.find((one) => value.endsWith(one)) ?? null;
          onArrange({ sort: by, down: value.startsWith("-") });
        }}
      >
        <option value="">{t("asListed")}</option>
        {SORTS.flatMap((one) => [
          <option key={one} value={one}>
            {t(`up.${one}`)}
          </option>,
          <option key={`-${one}`} value={`-${one}`}>
            {t(`down.${one}`)}
          </option>,
        ])}
      </select>
      <label className="inline-flex min-h-9 cursor-pointer items-center gap-2 text-sm max-lg:min-h-11">
        <input
          type="checkbox"
          className={cn(tickClass, "mt-0 staff:mt-0")}
          checked={grouped}
          onChange={({ target }) => onArrange({ grouped: target.checked })}
        />
        {t("grouped")}
      </label>
    </div>
  );
});

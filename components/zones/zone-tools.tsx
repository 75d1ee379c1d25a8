"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button/button";
import { cn } from "@/components/ui/cn";
import { input } from "@/components/ui/field/field";
import { Live } from "@/components/ui/live";

interface Props {
  query: string;
  onQuery: (query: string) => void;
  total: number;
  found: number;
  refreshing: boolean;
  onRefresh: () => void;
  /** Null: nothing can be added now. */
  onAdd: (() => void) | null;
  /** Beside the buttons: import and export. */
  menu: ReactNode;
}

/** The filter, and the buttons to read the records again and to add one. */
export function ZoneTools({ query, onQuery, total, found, refreshing, onRefresh, onAdd, menu }: Props) {
  const t = useTranslations("zones.tools");
  return (
    <>
      <div className="flex items-center gap-3 pt-5 pb-2 max-lg:flex-wrap">
        <label className="sr-only" htmlFor="zone-find">
          {t("find")}
        </label>
        <input
          className={cn(
            input(),
            "mr-auto min-h-9 max-w-68 text-sm/(--size-body-line)",
            "max-lg:min-h-11 max-lg:max-w-none max-lg:flex-[1_0_100%] max-lg:text-base",
          )}
          id="zone-find"
          type="search"
          placeholder={t("findCount", { count: total })}
          value={query}
          onChange={(event) => onQuery(event.target.value)}
        />
        <Button small icon="refresh" className="max-lg:min-h-11 max-lg:flex-1" busy={refreshing} onClick={onRefresh}>
          {t("refresh")}
        </Button>
        {menu}
        {onAdd && (
          <Button small icon="plus" className="max-lg:min-h-11 max-lg:flex-1" data-add-record onClick={onAdd}>
            {t("add")}
          </Button>
        )}
      </div>
      {query && <Live text={t("found", { count: found })} />}
      {query && found === 0 && <p className="text-ink-2">{t("none", { query })}</p>}
    </>
  );
}

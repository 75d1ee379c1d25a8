"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
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
}

/** The filter, and the buttons to read the records again and to add one. */
export function ZoneTools({ query, onQuery, total, found, refreshing, onRefresh, onAdd }: Props) {
  const t = useTranslations("zones.tools");
  return (
    <>
      <div className="zone-tools">
        <label className="vh" htmlFor="zone-find">
          {t("find")}
        </label>
        <input
          className="in"
          id="zone-find"
          type="search"
          placeholder={t("findCount", { count: total })}
          value={query}
          onChange={(event) => onQuery(event.target.value)}
        />
        <Button small icon="refresh" busy={refreshing} onClick={onRefresh}>
          {t("refresh")}
        </Button>
        {onAdd && (
          <Button small icon="plus" className="add-record" onClick={onAdd}>
            {t("add")}
          </Button>
        )}
      </div>
      {query && <Live text={t("found", { count: found })} />}
      {query && found === 0 && <p className="mute">{t("none", { query })}</p>}
    </>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { DomainName } from "@/components/text/domain-name";
import { Money } from "@/components/text/money";
import { Punycode } from "@/components/text/punycode";
import { Status } from "../ui/status";
import { type HitActions, RowAnswer } from "./hit-row";
import type { SearchRow } from "./search-state";

/** The result for the suffix that the visitor typed: shown large, above all others. */
export function AskedRow({ row, picked, actions }: { row: SearchRow; picked: boolean; actions: HitActions }) {
  const t = useTranslations("search.row");
  const free = row.hit?.answer === "free" && row.registerFen !== null;
  const name = (
    <span className="asked-name">
      <DomainName name={row.shown} as="title" />
      {free && <Status state="done" word={t("free")} />}
    </span>
  );
  return (
    <div className="asked-block">
      {free ? (
        <label className="asked">
          {name}
          <span className="two">
            <span>
              {row.suffix.minYears > 1 ? t("term", { years: row.suffix.minYears }) : t("first")}
              <b>{row.registerFen !== null && <Money fen={row.registerFen} short />}</b>
            </span>
            <span>
              {t("renewYear")}
              <b>{row.renewFen !== null && <Money fen={row.renewFen} short />}</b>
            </span>
          </span>
          <input
            className="pick big"
            type="checkbox"
            checked={picked}
            onChange={(event) => actions.toggle(row.name, event.target.checked)}
            aria-label={t("pick", { name: row.shown })}
          />
        </label>
      ) : (
        <div className="asked not-free">
          {name}
          <RowAnswer row={row} actions={actions} />
        </div>
      )}
      <Punycode name={row.shown} ascii={row.name} />
    </div>
  );
}

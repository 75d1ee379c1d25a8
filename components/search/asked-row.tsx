"use client";

import { useTranslations } from "next-intl";
import { DomainName } from "@/components/text/domain-name";
import { Money } from "@/components/text/money";
import { Punycode } from "@/components/text/punycode";
import { cn } from "../ui/cn";
import { Status } from "../ui/status";
import { type HitActions, RowAnswer } from "./hit-row";
import { PickBox } from "./pick-box";
import type { SearchRow } from "./search-state";

const askedClass =
  "grid min-h-37 items-center gap-x-8 gap-y-1 pt-9 pb-8 max-lg:min-h-44 max-lg:content-center max-lg:py-6";

/** The result for the suffix that the visitor typed: shown large, above all others. */
export function AskedRow({ row, picked, actions }: { row: SearchRow; picked: boolean; actions: HitActions }) {
  const t = useTranslations("search.row");
  const free = row.hit?.answer === "free" && row.registerFen !== null;
  const name = (
    <span className="grid min-w-0 justify-items-start gap-0.5">
      <DomainName name={row.shown} as="title" />
      {free && <Status state="done" word={t("free")} />}
    </span>
  );
  return (
    <div data-testid="asked-name">
      {free ? (
        // biome-ignore lint/a11y/noLabelWithoutControl: the box inside is its control
        <label className={cn(askedClass, "cursor-pointer grid-cols-[1fr_auto_auto] max-lg:grid-cols-[1fr_auto]")}>
          {name}
          <span className="flex gap-8 text-right text-sm/5 text-ink-3 max-lg:col-start-1 max-lg:row-start-2 max-lg:text-left">
            <span>
              {row.suffix.minYears > 1 ? t("term", { years: row.suffix.minYears }) : t("first")}
              <b className="block text-xl text-ink">
                {row.registerFen !== null && <Money fen={row.registerFen} short />}
              </b>
            </span>
            <span>
              {t("renewYear")}
              <b className="block text-xl text-ink">{row.renewFen !== null && <Money fen={row.renewFen} short />}</b>
            </span>
          </span>
          <PickBox
            className="max-lg:col-start-2 max-lg:row-[1/3] max-lg:self-center"
            large
            checked={picked}
            onChange={(event) => actions.toggle(row.name, event.target.checked)}
            aria-label={t("pick", { name: row.shown })}
          />
        </label>
      ) : (
        <div className={cn(askedClass, "cursor-default grid-cols-[1fr_auto] max-lg:grid-cols-[1fr]")}>
          {name}
          <RowAnswer row={row} actions={actions} large />
        </div>
      )}
      <Punycode className="-mt-6 mb-4" name={row.shown} ascii={row.name} />
    </div>
  );
}

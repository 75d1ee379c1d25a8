"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Punycode } from "@/components/text/punycode";
import { cn } from "@/components/ui/cn";
import { sectionClass } from "@/components/ui/section";
import { Note } from "../ui/note";
import { AskedRow } from "./asked-row";
import { type HitActions, HitRow } from "./hit-row";
import type { ResultsOfName as Results, SearchGroup, SearchRow } from "./search-state";

interface Props {
  results: Results;
  /** Several names were searched: the name is the only heading, its groups have none. */
  several: boolean;
  onlyFree: boolean;
  isPicked: (name: string) => boolean;
  actions: HitActions;
  /** The progress of the whole search, shown with the first name. */
  progress: ReactNode;
}

export function NameResults({ results, several, onlyFree, isPicked, actions, progress }: Props) {
  const t = useTranslations("search");
  const { name, asked } = results;
  const shown = (row: SearchRow) => !onlyFree || row.hit?.answer === "free";
  const groups = (several ? [together(results.groups)] : results.groups)
    .map((group) => ({ ...group, rows: group.rows.filter(shown) }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <>
      {several && progress}
      {asked && <AskedRow row={asked} picked={isPicked(asked.name)} actions={actions} />}
      {!asked && !several && (
        <p className="min-h-6 pt-6">
          <Punycode name={name.label} ascii={name.labelAscii} />
        </p>
      )}
      {name.unknownSuffix && (
        <Note title={t("unknownSuffix", { suffix: name.unknownSuffix })}>{t("unknownSuffixWhat")}</Note>
      )}
      {!several && progress}
      {groups.map((group, place) => (
        <HitGroup
          key={several ? name.labelAscii : group.group}
          title={several ? name.label : t(`groups.${group.group}`)}
          lead={!several && group.group === "cheap" ? t("groups.cheapLead") : undefined}
          heads={place === 0}
          group={group}
          isPicked={isPicked}
          actions={actions}
        />
      ))}
    </>
  );
}

function together(groups: readonly SearchGroup[]): SearchGroup {
  return { group: "common", rows: groups.flatMap(({ rows }) => rows) };
}

interface GroupProps extends Pick<Props, "isPicked" | "actions"> {
  title: string;
  lead?: string | undefined;
  heads: boolean;
  group: SearchGroup;
}

function HitGroup({ title, lead, heads, group, isPicked, actions }: GroupProps) {
  const t = useTranslations("search.row");
  const heading = useId();
  const head = (
    <span className="grid grid-cols-[minmax(0,1fr)_4.25rem_4.25rem_2.75rem] gap-x-2 text-right">
      <i className="text-left not-italic">{t("suffix")}</i>
      {t("first")}
      <em className="not-italic">{t("renew")}</em>
    </span>
  );
  return (
    <section className={cn(sectionClass, "border-0 pt-7 pb-0 max-lg:pt-6")} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        {lead && <p className="max-w-[28em] text-sm text-ink-2">{lead}</p>}
      </header>
      <div>
        {heads && (
          <div className="hidden grid-cols-[1fr_1fr] gap-x-14 text-sm/8 text-ink-3 lg:grid" aria-hidden="true">
            {head}
            {group.rows.length > 1 && head}
          </div>
        )}
        <ul className="grid grid-cols-[1fr] lg:grid-cols-[1fr_1fr] lg:gap-x-14">
          {group.rows.map((row) => (
            <HitRow key={row.name} row={row} picked={isPicked(row.name)} actions={actions} />
          ))}
        </ul>
      </div>
    </section>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Punycode } from "@/components/text/punycode";
import { cn } from "@/components/ui/cn";
import { sectionClass } from "@/components/ui/section";
import { Note } from "../ui/note";
import { AskedRow } from "./asked-row";
import { HitHeads } from "./hit-heads";
import { type HitActions, HitRow } from "./hit-row";
import type { ResultsOfName as Results, SearchGroup } from "./search-state";
import { VariantLinks } from "./variant-links";

interface Props {
  results: Results;
  onlyFree: boolean;
  isPicked: (name: string) => boolean;
  actions: HitActions;
  progress: ReactNode;
  done: boolean;
  /** Whether to propose other names, because no suffix is free. */
  variants: boolean;
}

/** The results of a search for one name: the typed suffix large, the others in their groups. */
export function NameResults({ results, onlyFree, isPicked, actions, progress, variants, done }: Props) {
  const t = useTranslations("search");
  const { name, asked } = results;
  const groups = results.groups
    .map(({ group, rows }) => ({ group, rows: rows.filter(({ hit }) => !onlyFree || hit?.answer === "free") }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <>
      {asked && <AskedRow row={asked} picked={isPicked(asked.name)} actions={actions} />}
      {!asked && (
        <p className="min-h-6 pt-6">
          <Punycode name={name.label} ascii={name.labelAscii} />
        </p>
      )}
      {name.unknownSuffix && (
        <Note title={t("unknownSuffix", { suffix: name.unknownSuffix })}>{t("unknownSuffixWhat")}</Note>
      )}
      {progress}
      {variants && <VariantLinks name={name} />}
      {groups.map((group, place) => (
        <HitGroup
          key={group.group}
          title={t(`groups.${group.group}`)}
          lead={group.group === "cheap" ? t("groups.cheapLead") : undefined}
          heads={place === 0}
          group={group}
          isPicked={isPicked}
          actions={actions}
        />
      ))}
      {done && results.unfit > 0 && <p className="pt-6 text-sm text-ink-3">{t("unfit", { count: results.unfit })}</p>}
    </>
  );
}

interface GroupProps extends Pick<Props, "isPicked" | "actions"> {
  title: string;
  lead?: string | undefined;
  heads: boolean;
  group: SearchGroup;
}

function HitGroup({ title, lead, heads, group, isPicked, actions }: GroupProps) {
  const heading = useId();
  return (
    <section className={cn(sectionClass, "border-0 pt-7 pb-0 max-lg:pt-6")} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        {lead && <p className="max-w-[28em] text-sm text-ink-2">{lead}</p>}
      </header>
      <div>
        {heads && <HitHeads columns={group.rows.length > 1 ? 2 : 1} />}
        <ul className="grid grid-cols-[1fr] lg:grid-cols-[1fr_1fr] lg:gap-x-14">
          {group.rows.map((row) => (
            <HitRow key={row.name} row={row} picked={isPicked(row.name)} actions={actions} />
          ))}
        </ul>
      </div>
    </section>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Punycode } from "@/components/text/punycode";
import { cn } from "@/components/ui/cn";
import { sectionClass } from "@/components/ui/section";
import { Icon } from "../ui/icon";
import { Live } from "../ui/live";
import { HitHeads } from "./hit-heads";
import { type HitActions, HitRow, rowClass } from "./hit-row";
import { bestRows, groupNames, isFree, type NameGroup, rowsSeen, shareToTell } from "./name-groups";
import type { Counts, ResultsOfName } from "./search-state";

/** More names than this have a list of links to them. */
const NAMES_AT_A_GLANCE = 3;
const columnsClass = "grid grid-cols-[1fr] lg:grid-cols-[1fr_1fr] lg:gap-x-14";

interface SharedProps {
  /** Every suffix has an answer, or the stream broke. */
  done: boolean;
  onlyFree: boolean;
  isPicked: (name: string) => boolean;
  actions: HitActions;
}

interface Props extends SharedProps {
  results: readonly ResultsOfName[];
  counts: Counts;
}

/** The results of a search for several names: each with its best rows, the others on demand. */
export function GroupedResults({ results, counts, ...shared }: Props) {
  const t = useTranslations("search.several");
  const groups = groupNames(results);
  const percent = shareToTell(counts);
  return (
    <>
      <Live text={percent === undefined ? "" : t("told", { percent })} />
      {groups.length > NAMES_AT_A_GLANCE && <JumpList groups={groups} />}
      {groups.map((group) => (
        <GroupSection key={group.labelAscii} group={group} {...shared} />
      ))}
    </>
  );
}

const anchorOf = ({ labelAscii }: NameGroup) => `name-${labelAscii}`;

function JumpList({ groups }: { groups: readonly NameGroup[] }) {
  const t = useTranslations("search.several");
  const heading = useId();
  return (
    <nav className={cn(sectionClass, "border-0 pt-4 pb-0")} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{t("names", { count: groups.length })}</h2>
        <p className="text-sm text-ink-2">{t("namesLead")}</p>
      </header>
      <ul className="grid grid-cols-2 gap-x-8 md:grid-cols-3 lg:grid-cols-4">
        {groups.map((group) => (
          <li key={group.labelAscii}>
            <a className="flex min-h-9 items-center gap-2 text-sm touch:min-h-11" href={`#${anchorOf(group)}`}>
              <span className="min-w-0 flex-1 truncate domain-name">{group.label}</span>
              <span className="figures text-ink-2">
                {group.rows.filter(isFree).length} / {group.rows.length}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/**
 * The names of the best rows. They are chosen while answers come in, and stand still when the last one is there (asking again for
 * one moves nothing) and while the other rows are shown below them.
 */
function useBest(group: NameGroup, done: boolean, still: boolean): readonly string[] {
  const [best, setBest] = useState<{ names: readonly string[]; last: boolean }>({ names: [], last: false });
  if (best.last || still) return best.names;
  const names = bestRows(group, best.names);
  if (names !== best.names || done) setBest({ names, last: done });
  return names;
}

function GroupSection({ group, done, onlyFree, isPicked, actions }: SharedProps & { group: NameGroup }) {
  const t = useTranslations("search");
  const heading = useId();
  const [open, setOpen] = useState(false);
  const { best, rest } = rowsSeen(group, useBest(group, done, open), onlyFree);
  const restId = useId();
  const row = (one: (typeof best)[number]) => (
    <HitRow key={one.name} row={one} picked={isPicked(one.name)} actions={actions} />
  );
  return (
    <section
      className={cn(sectionClass, "scroll-mt-2 border-0 pt-7 pb-0 max-lg:pt-6")}
      id={anchorOf(group)}
      aria-labelledby={heading}
    >
      <header>
        <h2 id={heading} className="domain-name">
          {group.label}
        </h2>
        <p className="text-sm figures text-ink-2">
          {t("several.free", { free: group.rows.filter(isFree).length, total: group.rows.length })}
        </p>
        <Punycode name={group.label} ascii={group.labelAscii} />
        {group.unknownSuffixes.map((suffix) => (
          <p key={suffix} className="text-sm text-ink-2">
            {t("unknownSuffix", { suffix })}
          </p>
        ))}
      </header>
      <div>
        <HitHeads columns={2} />
        <div className={columnsClass}>
          {best.length > 0 && <ul className="contents">{best.map(row)}</ul>}
          {/* It keeps its place, with and without the button. */}
          <div className={rowClass}>
            {(rest.length > 0 || open) && (
              <button
                type="button"
                className="justify-self-start link-button"
                aria-expanded={open}
                aria-controls={open ? restId : undefined}
                onClick={() => setOpen(!open)}
              >
                {open ? t("several.fewer") : t("several.all", { count: best.length + rest.length })}
                <span className="sr-only"> {group.label}</span>
                <Icon name="down" className={cn("ml-1", open && "rotate-180")} />
              </button>
            )}
          </div>
        </div>
        {open && rest.length > 0 && (
          <ul className={columnsClass} id={restId}>
            {rest.map(row)}
          </ul>
        )}
      </div>
    </section>
  );
}

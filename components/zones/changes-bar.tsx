"use client";

import { useTranslations } from "next-intl";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import { Button } from "@/components/ui/button/button";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";
import { Note } from "@/components/ui/note";
import { StickyBar } from "@/components/ui/sticky-bar";
import type { TooManyRecords } from "@/lib/dns/too-many-records";
import { ConsequenceNotes } from "./consequence-notes";
import { ChangesDiff } from "./record-diff";
import { TooManyNote } from "./too-many-note";
import type { Draft } from "./zone-draft";

interface Props {
  draft: Draft;
  /** The domain can't have so many records. */
  tooMany: TooManyRecords | null;
  busy: boolean;
  /** How many of its calls are done; null: not known yet. */
  progress: { done: number; total: number } | null;
  /** Collapses the diff, to leave space for the open form. */
  collapsed: boolean;
  error?: string;
  onDiscard: () => void;
  onSave: () => void;
}

export function countChanges({ changes }: Pick<Draft, "changes">) {
  const of = (...kinds: string[]) => changes.filter((change) => kinds.includes(change.kind)).length;
  const [added, changed, deleted] = [of("add"), of("modify", "replace"), of("delete")];
  return { added, changed, deleted, total: added + changed + deleted };
}

/** So many changes are shown one by one: thousands of lines would hold up a phone, and nobody reads them. */
const SHOWN = 100;

/** The bar with the pending changes: the diff, the effects and problems, and the buttons to save or discard. */
export function ChangesBar({ draft, tooMany, busy, progress, collapsed, error, onDiscard, onSave }: Props) {
  const t = useTranslations("zones.actionBar");
  const own = useTranslations("zone-table");
  const sentence = useErrorSentence();
  const counts = countChanges(draft);
  const changed = draft.changes.filter(({ kind }) => kind !== "keep");
  const errors = draft.findings.filter((finding) => finding.level === "error");
  const warned = new Map(draft.findings.filter((one) => one.level === "warning").map((one) => [one.code, one]));
  const noted = errors.length + draft.consequences.length + warned.size > 0;
  return (
    <StickyBar
      inColumn
      label={t("label")}
      actions={
        <>
          <Button kind="flat" className="max-lg:flex-1" onClick={onDiscard} disabled={busy}>
            {t("discard")}
          </Button>
          <Button
            kind="go"
            className="max-lg:flex-1"
            onClick={onSave}
            busy={busy}
            disabled={errors.length > 0 || tooMany !== null}
          >
            {progress ? own("saving", progress) : busy ? t("saving") : t("save", { count: counts.total })}
          </Button>
        </>
      }
    >
      <details className="group/changes w-full" open={!collapsed}>
        <summary className="reach flex min-h-11 cursor-pointer list-none flex-wrap items-center gap-x-4 gap-y-2">
          <b>{t("title", { count: counts.total })}</b>
          <span className="text-sm text-ink-2">{t("counts", counts)}</span>
          <Icon
            name="down"
            className="ml-auto transition-[rotate] duration-(--duration-fast) ease-out group-open/changes:rotate-180"
          />
        </summary>
        <div
          className={cn(
            "grid max-h-[40vh] gap-x-8 gap-y-3 overflow-auto pb-2 max-lg:max-h-[32vh]",
            noted && "lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]",
          )}
        >
          <div>
            <ChangesDiff changes={changed.slice(0, SHOWN)} />
            {changed.length > SHOWN && (
              <p className="text-sm text-ink-2">{own("diffMore", { count: changed.length - SHOWN })}</p>
            )}
          </div>
          <div className="space-y-3">
            {errors.slice(0, SHOWN).map((finding) => (
              <Note key={`${finding.index} ${finding.code}`} kind="bad" title={sentence(finding)} />
            ))}
            <ConsequenceNotes consequences={draft.consequences} />
            {[...warned.values()].map((finding) => (
              <Note key={finding.code} kind="warn" title={sentence(finding)} />
            ))}
          </div>
        </div>
      </details>
      {tooMany && <TooManyNote tooMany={tooMany} />}
      {error && <Note kind="bad" title={error} live className="w-full" />}
    </StickyBar>
  );
}

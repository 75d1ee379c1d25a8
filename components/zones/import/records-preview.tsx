"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Segmented } from "@/components/ui/field/segmented";
import { Note } from "@/components/ui/note";
import type { TooManyRecords } from "@/lib/dns/too-many-records";
import type { ImportMode, ImportPlan } from "@/lib/dns/zone-file/plan-import";
import { TooManyNote } from "../too-many-note";
import { countPlan } from "./place-edits";
import { DeletedRow, KeptRow, SkippedLine } from "./preview-row";
import { PreviewSection } from "./preview-section";

interface Props {
  plan: ImportPlan;
  /** The domain can't have so many records. */
  tooMany?: TooManyRecords | null;
  mode: ImportMode;
  /** Null: nothing can be changed now, so there is nothing to choose. */
  setMode: ((mode: ImportMode) => void) | null;
  /** The rows stand in lines of a source, whose numbers people look for. */
  numbered?: boolean;
  /** About the source. */
  children?: ReactNode;
}

/** What an import does, by what becomes of each row; long lists page by page. */
export function RecordsPreview({ plan, tooMany, mode, setMode, numbered = false, children }: Props) {
  const t = useTranslations("zoneImport.preview");
  const summary = useRef<HTMLParagraphElement>(null);
  const counts = countPlan(plan);
  // The button that led here is gone.
  useEffect(() => summary.current?.focus(), []);
  const rowsOf = (outcome: ImportPlan["rows"][number]["outcome"]) =>
    plan.rows.filter((row) => row.outcome === outcome).map((row) => <KeptRow key={row.row} {...{ row, numbered }} />);
  return (
    <>
      <p ref={summary} tabIndex={-1} className="font-strong focus:outline-0">
        {t("summary", counts)}
      </p>
      {children}
      {setMode && (
        <div className="grid gap-1">
          <Segmented
            legend={t("mode")}
            value={mode}
            onChange={setMode}
            options={(["add", "replace"] as const).map((value) => ({ value, label: t(`modes.${value}`) }))}
          />
          <p className="text-sm text-ink-2">{t(`hints.${mode}`)}</p>
        </div>
      )}
      {tooMany && <TooManyNote tooMany={tooMany} />}
      {counts.deleted > 0 && <Note kind="warn" title={t("deletes", { count: counts.deleted })} />}
      <div className="grid gap-1">
        <PreviewSection title={t("skipped", { count: counts.skipped })} open>
          {plan.skipped.map((row) => (
            <SkippedLine key={`${row.row} ${row.code}`} {...{ row, numbered }} />
          ))}
        </PreviewSection>
        <PreviewSection title={t("deleted", { count: counts.deleted })} open>
          {plan.deleted.map((record) => (
            <DeletedRow key={record.id} record={record} />
          ))}
        </PreviewSection>
        <PreviewSection title={t("changed", { count: counts.changed })} open>
          {rowsOf("changed")}
        </PreviewSection>
        <PreviewSection title={t("added", { count: counts.added })} open>
          {rowsOf("added")}
        </PreviewSection>
        <PreviewSection title={t("same", { count: counts.same })}>{rowsOf("same")}</PreviewSection>
      </div>
    </>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import { recordLine, type ZoneRecord } from "@/lib/dns/record";
import type { SkippedRow } from "@/lib/dns/zone-file/import-row";
import type { PlannedRow } from "@/lib/dns/zone-file/plan-import";

function RowNumber({ row, numbered }: { row: number; numbered: boolean }) {
  const t = useTranslations("zoneImport.preview");
  return numbered ? <small className="text-ink-3">{t("row", { row })}</small> : null;
}

function RecordWords({ record, gone = false }: { record: ZoneRecord; gone?: boolean }) {
  const line = recordLine(record);
  return (
    <span className="block mono-value wrap-anywhere">
      {gone ? <s className="decoration-1">{line}</s> : line} <small className="text-ink-3">{record.ttlSeconds}</small>
    </span>
  );
}

/** A row that becomes a record, with what is different from its source. */
export function KeptRow({
  row: { row, record, before, outcome, notes },
  numbered,
}: {
  row: PlannedRow;
  numbered: boolean;
}) {
  const sentence = useErrorSentence();
  return (
    <li>
      <RowNumber {...{ row, numbered }} />
      {outcome === "changed" && before && <RecordWords record={before} gone />}
      <RecordWords record={record} />
      {notes.map((note) => (
        <p key={note.code} className="text-warn">
          {sentence(note)}
        </p>
      ))}
    </li>
  );
}

/** A row that becomes no record, and why. */
export function SkippedLine({ row: { row, text, ...told }, numbered }: { row: SkippedRow; numbered: boolean }) {
  const sentence = useErrorSentence();
  return (
    <li>
      <RowNumber {...{ row, numbered }} />
      <span className="block mono-value wrap-anywhere text-ink-2">{text}</span>
      <p>{sentence(told)}</p>
    </li>
  );
}

export function DeletedRow({ record }: { record: ZoneRecord }) {
  return (
    <li className="text-bad">
      <RecordWords record={record} gone />
    </li>
  );
}

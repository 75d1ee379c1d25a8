"use client";

import { useMemo, useState } from "react";
import { applyEdits } from "@/lib/dns/diff";
import { recordWarnings } from "@/lib/dns/record-warnings";
import { type TooManyRecords, tooManyRecords } from "@/lib/dns/too-many-records";
import type { ImportedRows } from "@/lib/dns/zone-file/import-row";
import { type ImportMode, type ImportPlan, planImport } from "@/lib/dns/zone-file/plan-import";
import type { ZoneView } from "@/lib/zones/contract";
import type { useZoneDraft } from "../use-zone-draft";

export interface DialogProps {
  zoneDraft: ReturnType<typeof useZoneDraft>;
  readOnly: boolean;
  onClose: () => void;
}

/** What the rows that were found would do, added to what is there or in its place. Null before there are any. */
export function useImportPlan({ zone, pending }: ReturnType<typeof useZoneDraft>, found: ImportedRows | null) {
  const [mode, setMode] = useState<ImportMode>("add");
  const plan = useMemo<ImportPlan | null>(
    () => found && withWarnings(zone, planImport(zone.records, pending, found, mode)),
    [zone, pending, found, mode],
  );
  return { plan, tooMany: plan && tooManyAfter(zone, plan), mode, setMode };
}

/** The plan with what the editor will warn of at its rows, such as a second SPF text. What is there already says nothing new. */
export function withWarnings({ records, domain }: Pick<ZoneView, "records" | "domain">, plan: ImportPlan): ImportPlan {
  const warnings = recordWarnings(records, plan.edits, domain);
  const rows = plan.rows.map((row) =>
    row.outcome === "same" ? row : { ...row, notes: [...row.notes, ...warnings(row.record)] },
  );
  return { ...plan, rows };
}

/** Whether the domain could not have all records that there are after an import. */
export function tooManyAfter(zone: ZoneView, { edits }: ImportPlan): TooManyRecords | null {
  return tooManyRecords(zone, applyEdits(zone.records, edits).desired.length);
}

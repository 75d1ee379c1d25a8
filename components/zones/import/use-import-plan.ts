"use client";

import { useMemo, useState } from "react";
import type { ImportedRows } from "@/lib/dns/zone-file/import-row";
import { type ImportMode, type ImportPlan, planImport } from "@/lib/dns/zone-file/plan-import";
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
    () => found && planImport(zone.records, pending, found, mode),
    [zone, pending, found, mode],
  );
  return { plan, mode, setMode };
}

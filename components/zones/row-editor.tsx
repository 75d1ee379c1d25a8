"use client";

import { useTranslations } from "next-intl";
import { startTransition, useMemo, useRef, useState } from "react";
import { decomposeRecord } from "@/lib/dns/compose";
import { LIMITS, type ZoneRecord } from "@/lib/dns/record";
import { RecordEditor } from "./record-editor";
import type { useZoneDraft } from "./use-zone-draft";
import { type DraftRow, findingsBeside } from "./zone-draft";

export interface Editing {
  /** The row's key; "" for a new record. */
  key: string;
  /** The record as it is; null for a new one. */
  record: ZoneRecord | null;
  /** A new record that begins as this one. */
  copied?: boolean;
}

const EMPTY = { type: "A", form: { host: "", ttl: String(LIMITS.ttlDefaultSeconds) } } as const;

interface Props {
  editing: Editing;
  zoneDraft: ReturnType<typeof useZoneDraft>;
  /** Opens the form of a new record that begins as this row. */
  onDuplicate: (row: DraftRow) => void;
  onClose: () => void;
}

/** The form in place of a row. Its result becomes a pending edit. */
export function RowEditor({ editing: { key, record: edited, copied }, zoneDraft, onDuplicate, onClose }: Props) {
  const t = useTranslations("zones");
  const { zone, pending, rows } = zoneDraft;
  const row = rows.find((one) => one.key === key);
  const slot = key || null;
  const findingsFor = useMemo(
    () => findingsBeside(zone.records, pending, zone.domain, slot),
    [zone.records, pending, zone.domain, slot],
  );
  const [start] = useState(() => (edited ? { type: edited.type, form: decomposeRecord(edited) } : EMPTY));
  const taken = useRef(false);
  /** The row, the plan and the end of the form come in one rendering; a second press before it changes nothing. */
  const take = (change: () => void) => {
    if (taken.current) return;
    taken.current = true;
    // After the event: React shows a form as pending when its submit begins a transition, which is one more rendering.
    queueMicrotask(() =>
      startTransition(() => {
        change();
        onClose();
      }),
    );
  };
  return (
    <RecordEditor
      zone={zone.domain}
      displayName={zone.displayName}
      title={row ? t("table.edit", { name: `${row.record.host} ${row.record.type}` }) : t("tools.add")}
      start={start}
      findingsFor={findingsFor}
      onDone={(record) => take(() => zoneDraft.put(slot, record))}
      onCancel={() => startTransition(onClose)}
      added={edited === null || copied === true}
      onDuplicate={row ? () => onDuplicate(row) : undefined}
      onDelete={row?.was ? () => take(() => zoneDraft.remove(key)) : undefined}
    />
  );
}

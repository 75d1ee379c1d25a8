"use client";

import { useTranslations } from "next-intl";
import type { Form } from "@/lib/dns/kind";
import type { RecordType } from "@/lib/dns/record";
import { RecordEditor } from "./record-editor";
import type { useZoneDraft } from "./use-zone-draft";
import { findingsBeside } from "./zone-draft";

export interface Editing {
  /** The row's key; "" for a new record. */
  key: string;
  start: { type: RecordType; form: Form };
}

interface Props {
  editing: Editing;
  zoneDraft: ReturnType<typeof useZoneDraft>;
  onClose: () => void;
}

/** The form in place of a row. Its result becomes a pending edit. */
export function RowEditor({ editing: { key, start }, zoneDraft, onClose }: Props) {
  const t = useTranslations("zones");
  const { zone, pending, rows } = zoneDraft;
  const row = rows.find((one) => one.key === key);
  const slot = key || null;
  const remove = () => {
    zoneDraft.remove(key);
    onClose();
  };
  return (
    <RecordEditor
      zone={zone.domain}
      displayName={zone.displayName}
      title={row ? t("table.edit", { name: `${row.record.host} ${row.record.type}` }) : t("tools.add")}
      start={start}
      findingsFor={(record) => findingsBeside(zone.records, pending, zone.domain, slot, record)}
      onDone={(record) => {
        zoneDraft.put(slot, record);
        onClose();
      }}
      onCancel={onClose}
      onDelete={row?.was ? remove : undefined}
    />
  );
}

"use client";

import { useTranslations } from "next-intl";
import { Menu } from "@/components/ui/menu/menu";
import type { MenuEntry } from "@/components/ui/menu/menu-entry";
import type { DraftRow } from "./zone-draft";

type OnRow = ((row: DraftRow) => void) | undefined;

interface Props {
  row: DraftRow;
  remark: string | undefined;
  /** The record, for those who hear the button. */
  name: string;
  onDuplicate?: OnRow;
  onRemark?: OnRow;
  onAskLive?: OnRow;
}

/** What else can be done with a record. */
export function RowMenu({ row, remark, name, onDuplicate, onRemark, onAskLive }: Props) {
  const t = useTranslations("zone-table.row");
  // What is not saved yet has no remark, which would be lost with the draft, and nobody answers it.
  const saved = row.was !== null;
  const items: MenuEntry[] = [
    ...(onDuplicate ? [{ id: "duplicate", label: t("duplicate"), onSelect: () => onDuplicate(row) }] : []),
    ...(saved && onRemark
      ? [{ id: "remark", label: t(remark === undefined ? "addRemark" : "changeRemark"), onSelect: () => onRemark(row) }]
      : []),
    ...(saved && onAskLive ? [{ id: "live", label: t("askLive"), onSelect: () => onAskLive(row) }] : []),
  ];
  if (items.length === 0) return null;
  return <Menu label={t("more", { name })} icon="dots" iconOnly items={items} />;
}

"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button/button";
import { IconButton } from "@/components/ui/button/icon-button";
import { COPIED_MOST } from "../batch/copied-records";
import type { useSelection } from "./use-selection";

/** What is done to all ticked records by a form of its own. */
export const BULK_ACTS = ["ttl", "value", "find"] as const;
export type BulkAct = (typeof BULK_ACTS)[number];

interface Props {
  selection: ReturnType<typeof useSelection>;
  /** How many rows the filter shows. */
  shown: number;
  onAct: (act: BulkAct) => void;
  onDelete: () => void;
  /** Null: there is no page for several domains. */
  onCopy: (() => void) | null;
}

/** How many records are ticked, and what can be done with them. It stays at the top of the window while they are looked through. */
export function RecordSelectionBar({
  selection: { chosen, hidden, all, onAll, clear },
  shown,
  onAct,
  onDelete,
  onCopy,
}: Props) {
  const t = useTranslations("zone-table.select");
  return (
    <section
      aria-label={t("label")}
      className="sticky top-0 z-4 -mx-3 mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md bg-accent-soft px-3 py-1.5 max-lg:-mx-margin max-lg:rounded-none max-lg:px-margin"
    >
      <p className="mr-auto py-1.5" aria-live="polite">
        <b>{t("count", { count: chosen.length })}</b>
        {hidden > 0 && <span className="ml-2 text-sm text-ink-2">{t("hidden", { count: hidden })}</span>}
      </p>
      {!all && (
        <Button small kind="flat" onClick={() => onAll(true)}>
          {t("allShown", { count: shown })}
        </Button>
      )}
      {BULK_ACTS.map((act) => (
        <Button key={act} small kind="flat" onClick={() => onAct(act)}>
          {t(`acts.${act}`)}
        </Button>
      ))}
      {onCopy && (
        <Button
          small
          kind="flat"
          disabled={chosen.length > COPIED_MOST}
          title={chosen.length > COPIED_MOST ? t("copyMost", { most: COPIED_MOST }) : undefined}
          onClick={onCopy}
        >
          {t("acts.copy")}
        </Button>
      )}
      <Button small kind="flat" className="text-bad" onClick={onDelete}>
        {t("acts.delete")}
      </Button>
      <IconButton icon="x" label={t("clear")} className="-mr-2" onClick={clear} />
    </section>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button/button";
import { toast } from "@/components/ui/toast/toast";
import type { ImportPlan } from "@/lib/dns/zone-file/plan-import";
import type { DialogProps } from "./use-import-plan";

interface Props extends Pick<DialogProps, "zoneDraft"> {
  plan: ImportPlan;
  onBack: () => void;
  onDone: () => void;
}

/** The buttons below a preview: back, and the edits become the pending ones. */
export function PlaceEdits({ plan, zoneDraft, onBack, onDone }: Props) {
  const t = useTranslations("zoneImport.preview");
  const { added, changed, deleted } = countPlan(plan);
  const count = added + changed + deleted;
  return (
    <>
      <Button onClick={onBack}>{t("back")}</Button>
      <Button
        kind="go"
        disabled={count === 0}
        onClick={() => {
          zoneDraft.replaceEdits(plan.edits);
          toast(t("placed"));
          onDone();
        }}
      >
        {t("place", { count })}
      </Button>
    </>
  );
}

export function countPlan({ rows, deleted, skipped }: ImportPlan) {
  const of = (outcome: string) => rows.filter((row) => row.outcome === outcome).length;
  return {
    ...{ added: of("added"), changed: of("changed"), same: of("same") },
    ...{ deleted: deleted.length, skipped: skipped.length },
  };
}

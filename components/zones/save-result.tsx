"use client";

import { useTranslations } from "next-intl";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import { Button } from "@/components/ui/button/button";
import { cn } from "@/components/ui/cn";
import { Note } from "@/components/ui/note";
import { useComeIntoView } from "@/components/ui/use-come-into-view";
import { recordLine } from "@/lib/dns/record";
import type { StepResult, ZoneChangeView } from "@/lib/zones/contract";

/** The result for each record, shown when not all of them could be saved. */
export function SaveResult({ change, onClose }: { change: ZoneChangeView; onClose: () => void }) {
  const t = useTranslations("zones.result");
  const ref = useComeIntoView(change);
  return (
    <div className="mt-5">
      <Note ref={ref} kind="bad" live title={t(change.state === "failed" ? "failed" : "partial")}>
        <StepList steps={change.steps} />
        <p>{t("what")}</p>
        <Button small className="mt-2" onClick={onClose}>
          {t("close")}
        </Button>
      </Note>
    </div>
  );
}

/** Important, because a note gives its bold words a size and a color. */
const STEP_COLORS: Partial<Record<StepResult["state"], string>> = {
  done: "text-ok!",
  failed: "text-bad!",
  unknown: "text-bad!",
};

/** The steps of a change: for each record the operation, its result and the reason. */
export function StepList({ steps }: { steps: readonly StepResult[] }) {
  const t = useTranslations("zones.result");
  const sentence = useErrorSentence();
  return (
    <ul className="text-sm">
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps are a finished list in their order
        <li key={index} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 py-1 wrap-anywhere">
          <span>
            {t(`op.${step.op}`)} <span className="mono-value">{recordLine(step.record)}</span>
          </span>
          <b className={cn("text-sm!", STEP_COLORS[step.state] ?? "text-ink-2!")}>{t(`state.${step.state}`)}</b>
          {step.code && <p className="col-span-full text-ink-2">{sentence({ code: step.code })}</p>}
          {step.restored !== null && (
            <p className="col-span-full text-ink-2">{t(step.restored ? "putBack" : "notPutBack")}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { recordLine } from "@/lib/dns/record";
import type { StepResult, ZoneChangeView } from "@/lib/zones/contract";
import { useSentence } from "./finding-text";

/** The result for each record, shown when not all of them could be saved. */
export function SaveResult({ change, onClose }: { change: ZoneChangeView; onClose: () => void }) {
  const t = useTranslations("zones.result");
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current?.scrollIntoView({ block: "center" });
  }, []);
  return (
    <div ref={ref} className="zone-note">
      <Note kind="bad" live title={t(change.state === "failed" ? "failed" : "partial")}>
        <StepList steps={change.steps} />
        <p>{t("what")}</p>
        <Button small onClick={onClose}>
          {t("close")}
        </Button>
      </Note>
    </div>
  );
}

/** The steps of a change: for each record the operation, its result and the reason. */
export function StepList({ steps }: { steps: readonly StepResult[] }) {
  const t = useTranslations("zones.result");
  const sentence = useSentence();
  return (
    <ul className="steps">
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps are a finished list in their order
        <li key={index} className={`step-${step.state}`}>
          <span>
            {t(`op.${step.op}`)} <span className="mono">{recordLine(step.record)}</span>
          </span>
          <b>{t(`state.${step.state}`)}</b>
          {step.code && <p>{sentence(step.code)}</p>}
          {step.restored !== null && <p>{t(step.restored ? "putBack" : "notPutBack")}</p>}
        </li>
      ))}
    </ul>
  );
}

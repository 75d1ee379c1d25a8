"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "@/components/form/use-form";
import { pausePurchasesCall, resumePurchasesCall } from "@/components/generated/orders-admin";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { FormSummary } from "@/components/ui/field/form-summary";
import { Textarea } from "@/components/ui/field/textarea";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { useMutation } from "@/components/use-mutation";
import { shanghaiMinute } from "@/lib/core/time";
import { pausePurchasesContract } from "@/lib/orders/admin-contract";
import type { AgentBalanceReport } from "@/lib/reports/contract";

/** Whether purchases run or are paused: by whom, why and since when, and the button that changes it. */
export function PurchasesSwitch({ paused, mayChange }: { paused: AgentBalanceReport["paused"]; mayChange: boolean }) {
  const t = useTranslations("reports.purchases");
  const [asking, setAsking] = useState(false);
  const resume = useMutation(resumePurchasesCall, { done: t("resumed") });
  return (
    <Section title={t("title")} lead={t("lead")}>
      <div className="space-y-4">
        {paused ? (
          <Note kind={paused.reason === "staff" ? "warn" : "bad"} title={t("paused")}>
            <p>
              {paused.reason === "staff"
                ? t("pausedBy", { name: paused.by ?? t("somebody"), at: shanghaiMinute(paused.at) })
                : t("pausedByTrouble", { reason: paused.reason, at: shanghaiMinute(paused.at) })}
            </p>
            {paused.note && <p>{t("because", { note: paused.note })}</p>}
            <p>{paused.reason === "staff" ? t("staffBody") : t("troubleBody")}</p>
          </Note>
        ) : (
          <p>{t("running")}</p>
        )}
        {mayChange && (
          <p className="flex flex-wrap items-center gap-3">
            {paused ? (
              <Button busy={resume.busy} onClick={() => resume.run({ pausedAt: paused.at.toISOString() })}>
                {t("resume")}
              </Button>
            ) : (
              <Button kind="danger" onClick={() => setAsking(true)}>
                {t("pause")}
              </Button>
            )}
          </p>
        )}
        {resume.failure && <Note kind="bad" title={resume.failure.detail} live />}
      </div>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t("pauseTitle")}>
        <Pause done={() => setAsking(false)} />
      </Dialog>
    </Section>
  );
}

function Pause({ done }: { done: () => void }) {
  const t = useTranslations("reports.purchases");
  const pause = useMutation(pausePurchasesCall, { done: t("stopped"), onSuccess: done });
  const form = useForm({ schema: pausePurchasesContract.input, initial: { note: "" }, onSubmit: pause.run });
  return (
    <form className="grid max-w-136 gap-5 staff:gap-3.5" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <p className="text-sm">{t("pauseLead")}</p>
      <Textarea {...form.text("note", t("note"))} hint={t("noteHint")} />
      <Button kind="danger-fill" type="submit" busy={form.busy}>
        {t("pause")}
      </Button>
    </form>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import { Time } from "@/components/text/time";
import { cn } from "@/components/ui/cn";
import { Note } from "@/components/ui/note";
import { Progress } from "@/components/ui/progress";
import type { ControlRunView } from "@/lib/controls/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";

/** Why a run failed, where it isn't that the provider could not be reached. */
const FAILURES: Readonly<Record<string, "cameToNothing" | "notSent" | "serviceEnded">> = {
  came_to_nothing: "cameToNothing",
  unsent: "notSent",
  service_ended: "serviceEnded",
};

/** The state of a run: its progress, and afterwards how it ended, in words for the customer. `quiet`: without the colour of success. */
export function RunStatus({ run, texts, quiet = false }: { run: ControlRunView; texts: string; quiet?: boolean }) {
  const t = useTranslations("services.run");
  const own = useUncheckedTranslations(texts);
  const title = own.has(`controls.${run.control}.title`) ? own(`controls.${run.control}.title`) : run.control;
  switch (run.state) {
    case "queued":
    case "running":
    case "settling":
      return (
        <Progress label={t("going", { title })} share={run.progress}>
          {t("leave", { minutes: Math.max(1, Math.round((run.expectMs * (1 - run.progress)) / 60_000)) })}
        </Progress>
      );
    case "done":
      return (
        <div className={cn("text-sm", quiet ? "max-w-[38em] text-ink-2" : "text-ok")} role="status">
          <Time at={run.finishedAt ?? run.createdAt} as="minute" />{" "}
          {own.has(`controls.${run.control}.done`)
            ? own(`controls.${run.control}.done`, { row: run.rowKey, ...run.params })
            : t("done", { title })}
          {run.recordsMissed.length > 0 && <MissedRecords run={run} />}
        </div>
      );
    case "refused": {
      const key = `refused.${run.reason}`;
      return (
        <Note kind="bad" title={t("refused", { title })} live>
          {run.reason !== null && own.has(key) ? own(key) : t("refusedCode", { code: run.code ?? 0 })}
        </Note>
      );
    }
    case "failed":
      return (
        <Note kind="bad" title={t("failed", { title })} live>
          {t(FAILURES[run.reason ?? ""] ?? "nothingDone")}
        </Note>
      );
    case "unknown":
      return (
        <Note kind="unsure" title={t("unknown", { title })} live>
          {own.has(`controls.${run.control}.unknown`) ? own(`controls.${run.control}.unknown`) : t("unknownWhat")}
        </Note>
      );
  }
}

/** What is left to the customer, one record a line, after the reason. */
function MissedRecords({ run: { recordsMissed, recordsReason } }: { run: ControlRunView }) {
  const t = useTranslations("services.run");
  const sentence = useErrorSentence();
  return (
    <div className="text-warn">
      {recordsReason !== null && <p>{sentence({ code: recordsReason })}</p>}
      <p>{t("records")}</p>
      <ul className="font-mono text-[.8125rem] wrap-anywhere as-stored">
        {recordsMissed.map(({ op, record, before }) => (
          <li key={`${op} ${record}`}>{t(`missed.${op}`, { record, before: before ?? "" })}</li>
        ))}
      </ul>
    </div>
  );
}

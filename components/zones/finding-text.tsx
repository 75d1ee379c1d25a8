"use client";

import { useTranslations } from "next-intl";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import type { RecordFinding } from "@/lib/dns/record";

/** Translates a code with its parameters. */
export function useSentence(): (code: string, params?: Record<string, string | number>) => string {
  const sentence = useErrorSentence();
  return (code, params) => sentence({ code, params });
}

/** The sentence of a finding, with a button for the value that corrects it. */
export function FindingText({
  finding,
  onFix,
}: {
  finding: RecordFinding;
  onFix: (field: string, fix: string) => void;
}) {
  const t = useTranslations("zones.editor");
  const sentence = useSentence();
  const { code, params, fix, field } = finding;
  return (
    <>
      {sentence(code, params)}
      {fix !== undefined && (
        <>
          {" "}
          <button type="button" className="link-button" onClick={() => onFix(field, fix)}>
            {t("fix", { fix })}
          </button>
        </>
      )}
    </>
  );
}

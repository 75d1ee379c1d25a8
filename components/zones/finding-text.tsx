"use client";

import { useTranslations } from "next-intl";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import type { RecordFinding } from "@/lib/dns/record";

/** The sentence of a finding, with a button for the value that corrects it. */
export function FindingText({
  finding,
  onFix,
}: {
  finding: RecordFinding;
  onFix: (field: string, fix: string) => void;
}) {
  const t = useTranslations("zones.editor");
  const sentence = useErrorSentence();
  const { fix, field } = finding;
  return (
    <>
      {sentence(finding)}
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

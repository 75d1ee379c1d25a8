"use client";

import { useTranslations } from "next-intl";
import type { Finding } from "@/lib/dns/record";
import { unchecked } from "@/messages/unchecked";

/** The sentence of a code with its figures. */
export function useSentence(): (code: string, params?: Record<string, string | number>) => string {
  const t = useTranslations("errors");
  return (code, params = {}) => (unchecked(t).has(code) ? unchecked(t)(code, params) : t("unlisted", { code }));
}

/** A finding in words, with a button for the value that would do. */
export function FindingText({ finding, onFix }: { finding: Finding; onFix: (field: string, fix: string) => void }) {
  const t = useTranslations("zones.editor");
  const sentence = useSentence();
  const { code, params, fix, field } = finding;
  return (
    <>
      {sentence(code, params)}
      {fix !== undefined && (
        <>
          {" "}
          <button type="button" className="link" onClick={() => onFix(field, fix)}>
            {t("fix", { fix })}
          </button>
        </>
      )}
    </>
  );
}

"use client";

import { useLocale, useTranslations } from "next-intl";
import { LegalText } from "../shop/legal-text";
import { Section } from "../ui/section";
import { SettingForm } from "./setting-form";
import type { SettingValues } from "./setting-values";

/** Terms of service and privacy, in both languages. */
export function LegalSettings({ values }: { values: SettingValues }) {
  const t = useTranslations("settings");
  const locale = useLocale() === "en" ? "en" : "zh";
  const saved = String(values.terms?.[locale] ?? "");
  return (
    <Section title={t("title.terms")} lead={t("lead.terms")} id="terms">
      <SettingForm
        settingKey="terms"
        value={values.terms ?? {}}
        fields={["zh", "en", "privacyZh", "privacyEn"].map((name) => ({ name, kind: "text" as const }))}
        preview={(typed) => (
          <div className="max-h-72 overflow-auto">
            <LegalText text={typed(locale) || saved || t("draft")} />
          </div>
        )}
      />
    </Section>
  );
}

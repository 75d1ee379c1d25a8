"use client";

import { useTranslations } from "next-intl";
import { Section } from "../ui/section";
import { SettingForm } from "./setting-form";
import type { SettingValues } from "./setting-values";

/** What tax invoices say, and when waiting ones raise an alarm. */
export function FapiaoSettings({ values }: { values: SettingValues }) {
  const t = useTranslations("settings");
  return (
    <Section title={t("title.fapiao")} lead={t("lead.fapiao")} id="fapiao">
      <SettingForm
        settingKey="fapiao"
        value={values.fapiao ?? {}}
        fields={[
          { name: "itemName", hint: true },
          { name: "taxRateBasisPoints", kind: "number", hint: true },
          { name: "alertHours", kind: "number", hint: true },
        ]}
      />
    </Section>
  );
}

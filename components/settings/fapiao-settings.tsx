"use client";

import { useTranslations } from "next-intl";
import { Section } from "../ui/section";
import { SettingForm } from "./setting-form";
import type { SettingValues } from "./setting-values";

/** What tax invoices say, when waiting ones raise an alarm, and whether a service issues them. @param service there is one */
export function FapiaoSettings({ values, service }: { values: SettingValues; service: boolean }) {
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
          ...(service ? [{ name: "byService", kind: "check", hint: true } as const] : []),
        ]}
      />
    </Section>
  );
}

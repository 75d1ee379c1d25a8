"use client";

import { useTranslations } from "next-intl";
import { Section } from "../ui/section";
import { SettingForm } from "./setting-form";
import type { SettingValues } from "./setting-values";

const FIELDS = [
  "callDays",
  "auditDays",
  "mailDays",
  "sessionDays",
  "runDays",
  "zoneChangeDays",
  "balanceDays",
  "cartDays",
];

/** After how many days the nightly job deletes what the shop keeps of its work. */
export function RetentionSettings({ values }: { values: SettingValues }) {
  const t = useTranslations("settings");
  return (
    <Section title={t("title.retention")} lead={t("lead.retention")} id="retention">
      <SettingForm
        settingKey="retention"
        value={values.retention ?? {}}
        fields={FIELDS.map((name) => ({ name, kind: "number" as const, hint: true }))}
      />
    </Section>
  );
}

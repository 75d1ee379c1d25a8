"use client";

import { useTranslations } from "next-intl";
import { Section } from "../ui/section";
import { SettingForm } from "./setting-form";
import type { SettingValues, WaitingChanges } from "./setting-values";

interface Props {
  values: SettingValues;
  waiting: WaitingChanges;
}

/** What one person may do alone, and when the back office raises an alarm. */
export function LimitSettings({ values, waiting }: Props) {
  const t = useTranslations("settings");
  return (
    <>
      <Section title={t("title.money")} lead={t("lead.money")} id="money">
        <SettingForm
          settingKey="money"
          value={values.money ?? {}}
          waiting={waiting.money}
          fields={["adjustmentLimitFen", "topUpLimitFen", "topUpDifferenceFen", "payoutLimitFen"].map((name) => ({
            name,
            kind: "yuan" as const,
            hint: true,
          }))}
        />
      </Section>
      <Section title={t("title.agentBalance")} lead={t("lead.agentBalance")} id="agent-balance">
        <SettingForm
          settingKey="agentBalance"
          value={values.agentBalance ?? {}}
          fields={[{ name: "alarmFen", kind: "yuan", hint: true }]}
        />
      </Section>
      <Section title={t("title.tickets")} lead={t("lead.tickets")} id="tickets">
        <SettingForm
          settingKey="tickets"
          value={values.tickets ?? {}}
          fields={[{ name: "alertHours", kind: "number", hint: true }]}
        />
      </Section>
    </>
  );
}

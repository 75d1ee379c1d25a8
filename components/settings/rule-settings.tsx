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
          fields={["adjustmentLimitFen", "topUpLimitFen", "topUpDifferenceFen"].map((name) => ({
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
    </>
  );
}

/** Deadlines of purchases, and how many calls go to the upstream at once. */
export function PurchasingSettings({ values }: { values: SettingValues }) {
  const t = useTranslations("settings");
  return (
    <>
      <Section title={t("title.buying")} lead={t("lead.buying")} id="buying">
        <SettingForm
          settingKey="buying"
          value={values.buying ?? {}}
          fields={["absentReads", "absentMinutes", "waitingHours", "marginFloorBasisPoints"].map((name) => ({
            name,
            kind: "number" as const,
            hint: true,
          }))}
        />
      </Section>
      <Section title={t("title.upstreamLimits")} lead={t("lead.upstreamLimits")} id="limits">
        <SettingForm
          settingKey="upstreamLimits"
          value={values.upstreamLimits ?? {}}
          fields={["checkInFlight", "apiInFlight", "checksPerMinute"].map((name) => ({
            name,
            kind: "number" as const,
            hint: true,
          }))}
        />
      </Section>
    </>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { Section } from "../ui/section";
import { SettingForm } from "./setting-form";
import type { SettingValues } from "./setting-values";

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
      <Section title={t("title.liveDns")} lead={t("lead.liveDns")} id="live-dns">
        <SettingForm
          settingKey="liveDns"
          value={values.liveDns ?? {}}
          fields={[{ name: "resolvers", kind: "line", hint: true }]}
        />
      </Section>
    </>
  );
}

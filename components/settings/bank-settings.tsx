"use client";

import { useTranslations } from "next-intl";
import { unchecked } from "@/messages/unchecked";
import { Facts } from "../ui/facts";
import { Section } from "../ui/section";
import { SettingForm } from "./setting-form";
import type { SettingValues, WaitingChanges } from "./setting-values";

interface Props {
  values: SettingValues;
  waiting: WaitingChanges;
  shopOpen: boolean;
}

/** The account that customers transfer money to. */
export function BankSettings({ values, waiting, shopOpen }: Props) {
  const t = useTranslations("settings");
  return (
    <Section title={t("title.bank")} lead={t("lead.bank")} id="bank">
      <SettingForm
        settingKey="bank"
        value={values.bank ?? {}}
        waiting={waiting.bank}
        shopOpen={shopOpen}
        fields={[{ name: "holder" }, { name: "bank" }, { name: "account" }, { name: "noteZh" }, { name: "noteEn" }]}
        preview={(typed) => (
          <Facts
            facts={["holder", "bank", "account"].map((name) => ({
              id: name,
              label: unchecked(t)(`fields.bank.${name}`),
              value: <span className="as-stored">{typed(name) || "…"}</span>,
            }))}
          />
        )}
      />
    </Section>
  );
}

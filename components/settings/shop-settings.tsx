"use client";

import { useLocale, useTranslations } from "next-intl";
import { type Brand, PRODUCT_NAME } from "@/lib/settings/contract";
import { unchecked } from "@/messages/unchecked";
import { BrandLink } from "../shell/brand-link";
import { Footer } from "../shell/footer";
import { LegalText } from "../shop/legal-text";
import { Facts } from "../ui/facts";
import { Section } from "../ui/section";
import { LogoForm } from "./logo-form";
import { SettingForm } from "./setting-form";

type Values = Record<string, Record<string, unknown>>;
/** For each setting: who asked for a change that waits for another admin. */
type Waiting = Readonly<Record<string, string>>;

/** The settings of the shop: names, logo, contacts, filing numbers, terms, bank account, then limits and deadlines. */
export function ShopSettings({ values, brand, waiting }: { values: Values; brand: Brand; waiting: Waiting }) {
  const t = useTranslations("settings");
  const locale = useLocale() === "en" ? "en" : "zh";
  const of = (key: string) => values[key] ?? {};
  const saved = (key: string, name: string) => String(of(key)[name] ?? "");
  return (
    <>
      <Section title={t("title.brand")} lead={t("lead.brand")} id="brand">
        <div className="space-y-4">
          <SettingForm
            settingKey="brand"
            value={of("brand")}
            fields={[{ name: "nameZh" }, { name: "nameEn" }, { name: "companyZh", hint: true }, { name: "companyEn" }]}
            preview={(typed) =>
              (["zh", "en"] as const).map((language) => {
                const [zh, en] = [typed("nameZh"), typed("nameEn")];
                const name = (language === "zh" ? zh || en : en || zh) || PRODUCT_NAME[language];
                return (
                  <div key={language} lang={language}>
                    <BrandLink brand={{ name, logoUrl: brand.logoUrl }} />
                  </div>
                );
              })
            }
          />
          <LogoForm logoUrl={brand.logoUrl ?? null} />
        </div>
      </Section>
      <Section title={t("title.contacts")} lead={t("lead.contacts")} id="contacts">
        <SettingForm
          settingKey="contacts"
          value={of("contacts")}
          fields={[{ name: "phone" }, { name: "hoursZh" }, { name: "hoursEn" }, { name: "email" }, { name: "helpUrl" }]}
          preview={(typed) => (
            <Footer
              inside
              className="py-1"
              brand={{
                ...brand,
                supportPhone: typed("phone") || undefined,
                supportHours: typed(locale === "zh" ? "hoursZh" : "hoursEn") || undefined,
                supportEmail: typed("email") || undefined,
              }}
            />
          )}
        />
      </Section>
      <Section title={t("title.filing")} lead={t("lead.filing")} id="filing">
        <SettingForm
          settingKey="filing"
          value={of("filing")}
          fields={[{ name: "icp" }, { name: "police" }]}
          preview={(typed) => (
            <Footer
              inside
              className="py-1"
              brand={{ ...brand, icp: typed("icp") || undefined, police: typed("police") || undefined }}
            />
          )}
        />
      </Section>
      <Section title={t("title.bank")} lead={t("lead.bank")} id="bank">
        <SettingForm
          settingKey="bank"
          value={of("bank")}
          waiting={waiting.bank}
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
      <Section title={t("title.terms")} lead={t("lead.terms")} id="terms">
        <SettingForm
          settingKey="terms"
          value={of("terms")}
          fields={["zh", "en", "privacyZh", "privacyEn"].map((name) => ({ name, kind: "text" as const }))}
          preview={(typed) => (
            <div className="max-h-72 overflow-auto">
              <LegalText text={typed(locale) || saved("terms", locale) || t("draft")} />
            </div>
          )}
        />
      </Section>
      <RuleSettings values={values} waiting={waiting} />
    </>
  );
}

/** Alarm level, limits, and deadlines of purchases. */
function RuleSettings({ values, waiting }: { values: Values; waiting: Waiting }) {
  const t = useTranslations("settings");
  return (
    <>
      <Section title={t("title.agentBalance")} lead={t("lead.agentBalance")} id="agent-balance">
        <SettingForm
          settingKey="agentBalance"
          value={values.agentBalance ?? {}}
          fields={[{ name: "alarmFen", kind: "yuan", hint: true }]}
        />
      </Section>
      <Section title={t("title.money")} lead={t("lead.money")} id="money">
        <SettingForm
          settingKey="money"
          value={values.money ?? {}}
          waiting={waiting.money}
          fields={["adjustmentLimitFen", "topUpLimitFen"].map((name) => ({ name, kind: "yuan" as const, hint: true }))}
        />
      </Section>
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

"use client";

import { useLocale, useTranslations } from "next-intl";
import { type Brand, PRODUCT_NAME } from "@/lib/settings/contract";
import { BrandLink } from "../shell/brand-link";
import { Footer } from "../shell/footer";
import { Section } from "../ui/section";
import { SettingForm } from "./setting-form";
import type { SettingValues } from "./setting-values";

interface Props {
  values: SettingValues;
  brand: Brand;
}

/** Names of the shop and its company, contacts, and the filing numbers of the footer. */
export function GeneralSettings({ values, brand }: Props) {
  const t = useTranslations("settings");
  const locale = useLocale() === "en" ? "en" : "zh";
  return (
    <>
      <Section title={t("title.brand")} lead={t("lead.brand")} id="brand">
        <SettingForm
          settingKey="brand"
          value={values.brand ?? {}}
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
      </Section>
      <Section title={t("title.contacts")} lead={t("lead.contacts")} id="contacts">
        <SettingForm
          settingKey="contacts"
          value={values.contacts ?? {}}
          fields={[{ name: "phone" }, { name: "hoursZh" }, { name: "hoursEn" }, { name: "email" }]}
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
          value={values.filing ?? {}}
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
    </>
  );
}

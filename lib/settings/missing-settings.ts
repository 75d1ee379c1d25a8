import type { SettingKey } from "./contract";
import type { MissingSetting, SettingSection } from "./sections-contract";

type Values = Partial<Record<SettingKey, Record<string, unknown>>>;

/** What is not filled in yet, by the section that holds it. A text in one language is enough: it stands for both. Pure. */
export function missingSettings(values: Values, { smtp }: { smtp: boolean }): Record<SettingSection, MissingSetting[]> {
  const none = (key: SettingKey, ...names: string[]) =>
    names.every((name) => {
      const value = values[key]?.[name];
      return typeof value !== "string" || value.trim() === "";
    });
  const when = (missing: boolean, name: MissingSetting): MissingSetting[] => (missing ? [name] : []);
  return {
    general: [
      ...when(none("brand", "nameZh", "nameEn"), "name"),
      ...when(none("brand", "companyZh", "companyEn"), "company"),
      ...when(none("contacts", "phone", "email"), "support"),
      ...when(none("filing", "icp"), "icp"),
    ],
    look: [],
    bank: when(none("bank", "holder") || none("bank", "account"), "bank"),
    legal: [...when(none("terms", "zh", "en"), "terms"), ...when(none("terms", "privacyZh", "privacyEn"), "privacy")],
    limits: [],
    purchasing: [],
    mail: when(!smtp, "smtp"),
    fapiao: [],
    retention: [],
  };
}

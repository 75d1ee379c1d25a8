import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { type MissingSetting, type SettingSection, settingSections } from "@/lib/settings/sections-contract";
import { Icon } from "../ui/icon";

/** The sections of the settings: what each holds, and what is not filled in yet. */
export function SettingSectionList({
  missing,
}: {
  missing: Readonly<Record<SettingSection, readonly MissingSetting[]>>;
}) {
  const t = useTranslations("settings");
  const templates = useTranslations("dnsTemplates");
  return (
    <ul aria-label={t("page")} className="max-w-180">
      {settingSections.map((section) => (
        <li key={section} className="border-t border-rule py-3 reach-links first:border-t-0">
          <Link href={`/admin/settings/${section}`} className="font-strong">
            {t(`sections.${section}.title`)}
          </Link>
          <p className="text-sm text-ink-2">{t(`sections.${section}.holds`)}</p>
          {missing[section].length > 0 && (
            <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
              {missing[section].map((name) => (
                <li key={name} className="text-sm text-warn">
                  <Icon name="warn" className="mr-1" />
                  {t(`missing.${name}`)}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
      <li className="border-t border-rule py-3 reach-links">
        <Link href="/admin/settings/dns-templates" className="font-strong">
          {templates("title")}
        </Link>
        <p className="text-sm text-ink-2">{templates("holds")}</p>
      </li>
    </ul>
  );
}

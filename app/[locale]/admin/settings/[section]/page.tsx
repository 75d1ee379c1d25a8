import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { titleForRoles } from "@/app/title-for-roles";
import { BankSettings } from "@/components/settings/bank-settings";
import { FapiaoSettings } from "@/components/settings/fapiao-settings";
import { GeneralSettings } from "@/components/settings/general-settings";
import { LegalSettings } from "@/components/settings/legal-settings";
import { LimitSettings } from "@/components/settings/limit-settings";
import { LogoForm } from "@/components/settings/logo-form";
import { MailSettings } from "@/components/settings/mail-settings";
import { PurchasingSettings } from "@/components/settings/purchasing-settings";
import { RetentionSettings } from "@/components/settings/retention-settings";
import type { WaitingChanges } from "@/components/settings/setting-values";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { listApprovals } from "@/lib/approvals/list-approvals";
import { requireStaff } from "@/lib/auth/current-actor";
import type { StaffActor } from "@/lib/core/actor";
import { currentFapiaoService } from "@/lib/fapiao/service/current-service";
import { readAllSettings } from "@/lib/settings/read-all-settings";
import { readBrand } from "@/lib/settings/read-brand";
import { readMissingSettings } from "@/lib/settings/read-missing-settings";
import { type SettingSection, settingSections } from "@/lib/settings/sections-contract";
import { isShopOpen } from "@/lib/settings/shop-opening";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string; section: string }>;
}

function sectionOf(asked: string): SettingSection {
  return settingSections.find((section) => section === asked) ?? notFound();
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, section } = await params;
  const t = await getTranslations({ locale, namespace: "settings" });
  return titleForRoles(locale, ["admin"], t(`sections.${sectionOf(section)}.title`));
}

/** One section of the settings. */
export default async function SettingSectionPage({ params }: Props) {
  const { locale, section: asked } = await params;
  const section = sectionOf(asked);
  const actor = await requireStaff(["admin"]);
  const t = await getTranslations("settings");
  return (
    <>
      <PageTitle title={t(`sections.${section}.title`)} crumbs={[{ href: "/admin/settings", label: t("page") }]}>
        {t(`sections.${section}.holds`)}
      </PageTitle>
      <ClientMessages names={["settings"]}>{await sectionView(section, actor, languageOf(locale))}</ClientMessages>
    </>
  );
}

async function sectionView(section: SettingSection, actor: StaffActor, language: "zh" | "en") {
  if (section === "mail") return <MailSettings sent={(await readMissingSettings(actor)).mail.length === 0} />;
  const [t, values, brand, waiting] = await Promise.all([
    getTranslations("settings"),
    readAllSettings(actor),
    readBrand(language),
    readWaiting(actor),
  ]);
  switch (section) {
    case "general":
      return <GeneralSettings values={values} brand={brand} />;
    case "look":
      return (
        <Section title={t("logo.label")} lead={t("lead.logo")} id="logo">
          <LogoForm logoUrl={brand.logoUrl ?? null} />
        </Section>
      );
    case "bank":
      return <BankSettings values={values} waiting={waiting} shopOpen={await isShopOpen()} />;
    case "legal":
      return <LegalSettings values={values} />;
    case "limits":
      return <LimitSettings values={values} waiting={waiting} />;
    case "purchasing":
      return <PurchasingSettings values={values} />;
    case "fapiao":
      return <FapiaoSettings values={values} service={currentFapiaoService() !== null} />;
    case "retention":
      return <RetentionSettings values={values} />;
  }
}

async function readWaiting(actor: StaffActor): Promise<WaitingChanges> {
  const { rows } = await listApprovals(actor, { take: 100 });
  const asked = rows.filter(({ kind }) => kind === "setting");
  return Object.fromEntries(asked.map(({ subjectId, requestedBy }) => [subjectId, requestedBy.name]));
}

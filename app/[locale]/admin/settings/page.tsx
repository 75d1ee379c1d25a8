import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { ShopSettings } from "@/components/settings/shop-settings";
import { PageTitle } from "@/components/ui/page-title";
import { listApprovals } from "@/lib/approvals/list-approvals";
import { requireStaff } from "@/lib/auth/current-actor";
import { readAllSettings } from "@/lib/settings/read-all-settings";
import { readBrand } from "@/lib/settings/read-brand";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "settings" });
  return { title: t("page") };
}

export default async function SettingsPage({ params }: Props) {
  const actor = await requireStaff(["admin"]);
  const language = languageOf((await params).locale);
  const [t, values, brand, approvals] = await Promise.all([
    getTranslations("settings"),
    readAllSettings(actor),
    readBrand(language),
    listApprovals(actor, { take: 100 }),
  ]);
  const asked = approvals.rows.filter(({ kind }) => kind === "setting");
  const waiting = Object.fromEntries(asked.map(({ subjectId, requestedBy }) => [subjectId, requestedBy.name]));
  return (
    <>
      <PageTitle title={t("page")}>
        <p className="text-ink-2">{t("pageLead")}</p>
      </PageTitle>
      <ClientMessages names={["settings"]}>
        <ShopSettings values={values} brand={brand} waiting={waiting} />
      </ClientMessages>
    </>
  );
}

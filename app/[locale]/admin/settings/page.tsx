import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { titleForRoles } from "@/app/title-for-roles";
import { SettingSectionList } from "@/components/settings/section-list";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { readMissingSettings } from "@/lib/settings/read-missing-settings";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "settings" });
  return titleForRoles(locale, ["admin"], t("page"));
}

/** The sections of the settings; each has a page of its own. */
export default async function SettingsPage() {
  const actor = await requireStaff(["admin"]);
  const [t, setup, webhooks, missing] = await Promise.all([
    getTranslations("settings"),
    getTranslations("setup"),
    getTranslations("webhooks"),
    readMissingSettings(actor),
  ]);
  return (
    <>
      <PageTitle title={t("page")} beside={<Link href="/admin/setup">{setup("title")}</Link>}>
        {t("pageLead")}
      </PageTitle>
      <SettingSectionList missing={missing} />
      <div className="max-w-180 border-t border-rule py-3 reach-links">
        <Link href="/admin/settings/webhooks" className="font-strong">
          {webhooks("shopTitle")}
        </Link>
        <p className="text-sm text-ink-2">{webhooks("shopLead")}</p>
      </div>
    </>
  );
}

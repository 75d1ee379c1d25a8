import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { titleForRoles } from "@/app/title-for-roles";
import { StaffArticleRows } from "@/components/help/staff-article-rows";
import { ButtonLink } from "@/components/ui/button/button-link";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { listStaffArticles } from "@/lib/help/list-staff-articles";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "help.admin" });
  return titleForRoles(locale, ["support", "admin"], t("title"));
}

/** The articles of the help centre, for those who write them. */
export default async function StaffHelpPage() {
  const actor = await requireStaff(["support", "admin"]);
  const [t, rows] = await Promise.all([getTranslations("help.admin"), listStaffArticles(actor)]);
  return (
    <>
      <PageTitle
        title={t("title")}
        actions={
          <>
            <ButtonLink href="/help">{t("see")}</ButtonLink>
            <ButtonLink href="/admin/help/new" icon="plus">
              {t("new")}
            </ButtonLink>
          </>
        }
      >
        {t("lead")}
      </PageTitle>
      <StaffArticleRows rows={rows} />
    </>
  );
}

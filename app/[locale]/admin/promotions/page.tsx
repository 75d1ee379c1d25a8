import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { titleForRoles } from "@/app/title-for-roles";
import { PromotionRows } from "@/components/promotions/promotion-rows";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { listPromotions } from "@/lib/promotions/list-promotions";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "promotions" });
  return titleForRoles(locale, ["finance", "admin"], t("title"));
}

/** The discount codes that staff have made. */
export default async function PromotionsPage() {
  const actor = await requireStaff(["finance", "admin"]);
  const [t, { rows }] = await Promise.all([getTranslations("promotions"), listPromotions(actor)]);
  const add = (
    <ButtonLink href="/admin/promotions/new" icon="plus">
      {t("new")}
    </ButtonLink>
  );
  return (
    <>
      <PageTitle title={t("title")} actions={rows.length > 0 && add}>
        {t("lead")}
      </PageTitle>
      {rows.length > 0 ? <PromotionRows rows={rows} /> : <EmptyState text={t("none")} action={add} />}
    </>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { titleForRoles } from "@/app/title-for-roles";
import { PromotionForm } from "@/components/promotions/promotion-form";
import { newPromotionValues } from "@/components/promotions/promotion-values";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { shanghaiDay } from "@/lib/core/time";
import { ClientMessages } from "@/messages/client-messages";
import { lineChoices } from "../line-choices";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "promotions" });
  return titleForRoles(locale, ["finance", "admin"], t("new"));
}

/** Makes a discount code. */
export default async function NewPromotionPage() {
  await requireStaff(["finance", "admin"]);
  const [t, lines] = await Promise.all([getTranslations("promotions"), lineChoices()]);
  return (
    <>
      <PageTitle title={t("new")} crumbs={[{ href: "/admin/promotions", label: t("title") }]} />
      <ClientMessages names={["promotions"]}>
        <PromotionForm initial={newPromotionValues(shanghaiDay(new Date()))} lines={lines} />
      </ClientMessages>
    </>
  );
}

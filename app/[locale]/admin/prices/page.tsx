import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { titleForRoles } from "@/app/title-for-roles";
import { PricesPage } from "@/components/pricing/prices-page";
import { PricingTabs } from "@/components/pricing/pricing-tabs";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { listRules } from "@/lib/pricing/list-rules";
import { previewRule } from "@/lib/pricing/preview-rule";
import { pagesOf } from "@/lib/product-lines/pages";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "prices" });
  return titleForRoles(locale, ["finance", "admin"], t("title"));
}

export default async function Prices() {
  const actor = await requireStaff(["finance", "admin"]);
  const [t, rules, current] = await Promise.all([
    getTranslations("prices"),
    listRules(actor),
    previewRule(actor, { id: null, draft: null }),
  ]);
  return (
    <>
      <PageTitle title={t("title")} />
      <PricingTabs current="prices" />
      <ClientMessages names={["prices"]}>
        <PricesPage
          rules={rules.rows.filter(({ productLine }) => productLine === null || pagesOf(productLine).pricedBySuffix)}
          current={current.rows}
          suffixes={current.rows.map(({ suffix }) => suffix)}
        />
      </ClientMessages>
    </>
  );
}

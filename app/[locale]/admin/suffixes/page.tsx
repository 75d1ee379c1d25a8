import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { titleForRoles } from "@/app/title-for-roles";
import { PricingTabs } from "@/components/pricing/pricing-tabs";
import { SuffixesPage } from "@/components/pricing/suffixes-page";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { listSuffixes } from "@/lib/pricing/list-suffixes";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "prices.suffixes" });
  return titleForRoles(locale, ["finance", "admin"], t("title"));
}

export default async function Suffixes() {
  const actor = await requireStaff(["finance", "admin"]);
  const [t, { rows }] = await Promise.all([getTranslations("prices"), listSuffixes(actor)]);
  return (
    <>
      <PageTitle title={t("title")} />
      <PricingTabs current="suffixes" />
      <ClientMessages names={["prices"]}>
        <SuffixesPage rows={rows} mayChange={actor.role === "admin"} mayRefresh />
      </ClientMessages>
    </>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { titleForRoles } from "@/app/title-for-roles";
import { GatewayForm } from "@/components/admin/gateways/gateway-form";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { requireStaff } from "@/lib/auth/current-actor";
import { listGateways } from "@/lib/gateways/list-gateways";
import { ClientMessages } from "@/messages/client-messages";
import { unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "gateway-settings" });
  return titleForRoles(locale, ["finance", "admin"], t("title"));
}

export default async function GatewaysPage() {
  const actor = await requireStaff(["finance", "admin"]);
  const [t, names, { gateways }] = await Promise.all([
    getTranslations("gateway-settings"),
    getTranslations("gateways"),
    listGateways(actor),
  ]);
  return (
    <>
      <PageTitle title={t("title")}>{actor.role === "admin" ? t("lead") : t("adminsOnly")}</PageTitle>
      <ClientMessages names={["gateway-settings", "gateways"]}>
        {gateways.map((gateway) => {
          const { id, account, refundDays } = gateway;
          const usable = account && !account.keysLost && !account.otherWorld;
          const state = usable ? (account.enabled ? "on" : "off") : account ? "unusable" : "notSet";
          return (
            <Section
              key={id}
              id={id}
              title={unchecked(names)(`${id}.name`)}
              lead={`${t(state)} · ${t("refundDays", { days: refundDays })}`}
            >
              {actor.role === "admin" && <GatewayForm gateway={gateway} />}
            </Section>
          );
        })}
      </ClientMessages>
    </>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RefundRows } from "@/components/admin/refunds/refund-rows";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { listRefunds } from "@/lib/paying/list-refunds";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "payment-refunds" });
  return { title: t("title") };
}

export default async function RefundsPage() {
  const actor = await requireStaff();
  const [t, { rows }] = await Promise.all([getTranslations("payment-refunds"), listRefunds(actor)]);
  return (
    <>
      <PageTitle title={t("title")}>{t("lead")}</PageTitle>
      <ClientMessages names={["payment-refunds", "gateways"]}>
        {rows.length === 0 ? (
          <p className="py-10 text-ink-2">{t("none")}</p>
        ) : (
          <RefundRows rows={rows} mayDecide={actor.role !== "support"} />
        )}
      </ClientMessages>
    </>
  );
}

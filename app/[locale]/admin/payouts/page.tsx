import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DownloadPayouts } from "@/components/admin/payouts/download-payouts";
import { PayoutRows } from "@/components/admin/payouts/payout-rows";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { listAllPayouts } from "@/lib/paying/payouts/list-all-payouts";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "payouts-desk" });
  return { title: t("title") };
}

export default async function PayoutsPage() {
  const actor = await requireStaff();
  const [t, { rows }] = await Promise.all([getTranslations("payouts-desk"), listAllPayouts(actor)]);
  const mayDownload = actor.role !== "support" && rows.some(({ state }) => state === "approved");
  return (
    <ClientMessages names={["payouts-desk"]}>
      <PageTitle title={t("title")} actions={mayDownload ? <DownloadPayouts /> : undefined}>
        {t("lead")}
      </PageTitle>
      {rows.length === 0 ? <p className="py-10 text-ink-2">{t("none")}</p> : <PayoutRows rows={rows} />}
    </ClientMessages>
  );
}

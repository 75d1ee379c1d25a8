import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DisputeRows } from "@/components/admin/refunds/dispute-rows";
import { InQuestion } from "@/components/admin/refunds/in-question";
import { RefundRows } from "@/components/admin/refunds/refund-rows";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { isActorNew } from "@/lib/approvals/require-old-account";
import { requireStaff } from "@/lib/auth/current-actor";
import { listDisputes } from "@/lib/paying/disputes/list-disputes";
import { listInQuestion } from "@/lib/paying/list-in-question";
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
  const [t, { rows }, questioned, disputes, readerNew] = await Promise.all([
    getTranslations("payment-refunds"),
    listRefunds(actor),
    listInQuestion(actor),
    listDisputes(actor),
    isActorNew(actor),
  ]);
  return (
    <>
      <PageTitle title={t("title")}>{t("lead")}</PageTitle>
      <ClientMessages names={["payment-refunds", "gateways", "topUps.postings", "errors.approvals"]}>
        {questioned.length > 0 && (
          <Section title={t("inQuestion")} lead={t("inQuestionLead")}>
            <InQuestion payments={questioned} />
          </Section>
        )}
        {disputes.rows.length > 0 && (
          <Section title={t("disputes")} lead={t("disputesLead")}>
            <DisputeRows rows={disputes.rows} />
          </Section>
        )}
        {rows.length === 0 ? (
          <p className="py-10 text-ink-2">{t("none")}</p>
        ) : (
          <RefundRows rows={rows} mayDecide={actor.role !== "support"} readerNew={readerNew} />
        )}
      </ClientMessages>
    </>
  );
}

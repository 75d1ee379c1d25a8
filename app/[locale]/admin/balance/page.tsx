import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AgentBalance } from "@/components/admin/agent-balance";
import { BookCheck } from "@/components/admin/book-check";
import { PurchasesSwitch } from "@/components/admin/purchases-switch";
import { TestUpstream } from "@/components/admin/test-upstream";
import { UpstreamCouponList } from "@/components/admin/upstream-coupons";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { readAgentBalance } from "@/lib/reports/read-agent-balance";
import { readBookCheck } from "@/lib/reports/read-book-check";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

const DAYS = 30;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "reports.balance" });
  return { title: t("title") };
}

export default async function BalancePage() {
  const actor = await requireStaff();
  const [t, report, check] = await Promise.all([
    getTranslations("reports.balance"),
    readAgentBalance(actor, { days: DAYS }),
    readBookCheck(actor),
  ]);
  const mayMove = actor.role !== "support";
  return (
    <>
      <PageTitle title={t("title")} />
      <AgentBalance report={report} days={DAYS} mayChange={actor.role === "admin"} />
      <ClientMessages names={["reports"]}>
        <PurchasesSwitch paused={report.paused} mayChange={mayMove} />
        <BookCheck check={check} mayCheck={mayMove} />
        <TestUpstream mayTest={mayMove} />
        <UpstreamCouponList />
      </ClientMessages>
    </>
  );
}

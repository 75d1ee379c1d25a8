import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AgentBalance } from "@/components/admin/balance/agent-balance";
import { BookCheck } from "@/components/admin/balance/book-check";
import { PurchasesSwitch } from "@/components/admin/balance/purchases-switch";
import { TestUpstream } from "@/components/admin/balance/test-upstream";
import { UpstreamCouponList } from "@/components/admin/balance/upstream-coupons";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { readBookCheck } from "@/lib/reports/books/read-book-check";
import { readAgentBalance, readPurchasePause } from "@/lib/reports/read-agent-balance";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

const DAYS = 30;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "reports.balance" });
  return { title: t("title") };
}

/** The agent's money, its check against the upstream and the switch of purchases; support see whether purchases are paused. */
export default async function BalancePage() {
  const actor = await requireStaff();
  const t = await getTranslations("reports.balance");
  if (actor.role === "support") {
    const paused = await readPurchasePause(actor);
    return (
      <>
        <PageTitle title={t("title")} />
        <ClientMessages names={["reports"]}>
          <PurchasesSwitch paused={paused} mayChange={false} />
        </ClientMessages>
      </>
    );
  }
  const [report, check] = await Promise.all([readAgentBalance(actor, { days: DAYS }), readBookCheck(actor)]);
  return (
    <>
      <PageTitle title={t("title")} />
      <AgentBalance report={report} days={DAYS} mayChange={actor.role === "admin"} />
      <ClientMessages names={["reports"]}>
        <PurchasesSwitch paused={report.paused} mayChange />
        <BookCheck check={check} />
        <TestUpstream />
        <UpstreamCouponList />
      </ClientMessages>
    </>
  );
}

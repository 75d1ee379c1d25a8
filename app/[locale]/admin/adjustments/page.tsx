import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { AdjustmentRows } from "@/components/admin/adjustments/adjustment-rows";
import { RequestAdjustment } from "@/components/admin/adjustments/request-adjustment";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { isActorNew } from "@/lib/approvals/require-old-account";
import { requireStaff } from "@/lib/auth/current-actor";
import { listAdjustments } from "@/lib/payments/adjustments/list-adjustments";
import { adjustmentState } from "@/lib/payments/admin-contract";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ state?: string; after?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "adjustments" });
  return { title: t("title") };
}

export default async function AdjustmentsPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const asked = await readSearch(searchParams);
  const state = adjustmentState.catch("pending").parse(asked.state);
  const [t, page, readerNew] = await Promise.all([
    getTranslations("adjustments"),
    listAdjustments(actor, { state, after: asked.after?.slice(0, 200), take: 50 }),
    isActorNew(actor),
  ]);
  const at = (query: Record<string, string>) => `/admin/adjustments?${new URLSearchParams(query)}`;
  const mayDecide = actor.role !== "support";
  return (
    <>
      <PageTitle
        title={t("title")}
        actions={
          mayDecide && (
            <ClientMessages names={["adjustments", "topUps"]}>
              <RequestAdjustment customerId={null} label={t("agentStart")} />
            </ClientMessages>
          )
        }
      >
        {t("lead")}
      </PageTitle>
      <Tabs
        label={t("state")}
        tabs={adjustmentState.options.map((one) => ({
          href: at({ state: one }),
          label: t(`states.${one}`),
          current: one === state,
        }))}
      />
      <ClientMessages names={["adjustments", "approvals"]}>
        {page.rows.length > 0 ? (
          <AdjustmentRows rows={page.rows} actorId={actor.userId} mayDecide={mayDecide} readerNew={readerNew} />
        ) : (
          <StaffEmpty
            list="adjustments"
            noMatch={state === "pending" ? undefined : t("none")}
            readOnly={mayDecide || state !== "pending" ? undefined : t("noneReadOnly")}
          />
        )}
      </ClientMessages>
      <Pagination
        nextHref={page.next ? at({ state, after: page.next }) : undefined}
        previousHref={asked.after ? at({ state }) : undefined}
      />
    </>
  );
}

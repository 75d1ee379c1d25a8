import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { ApprovalList } from "@/components/admin/attention/approval-list";
import { AttentionList } from "@/components/admin/attention/attention-list";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { listApprovals } from "@/lib/approvals/list-approvals";
import { isActorNew } from "@/lib/approvals/require-old-account";
import { requireStaff } from "@/lib/auth/current-actor";
import { attentionKind } from "@/lib/orders/admin-contract";
import { listAttention } from "@/lib/orders/staff/list-attention";
import { ClientMessages } from "@/messages/client-messages";
import { nameOfOne, unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ kind?: string; after?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "admin-orders.attention" });
  return { title: t("title") };
}

export default async function AttentionPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const asked = await readSearch(searchParams);
  const kind = attentionKind.catch("attention").parse(asked.kind);
  const [t, page, approvals, readerNew] = await Promise.all([
    getTranslations("admin-orders.attention"),
    listAttention(actor, { kind, after: asked.after?.slice(0, 200), take: 30 }),
    actor.role === "support" ? [] : listApprovals(actor, { take: 100 }).then(({ rows }) => rows),
    isActorNew(actor),
  ]);
  const texts = unchecked(await getTranslations());
  const ones = Object.fromEntries(page.rows.map(({ productLine }) => [productLine, nameOfOne(texts, productLine)]));
  const at = (query: Record<string, string>) => `/admin/attention?${new URLSearchParams(query)}`;
  return (
    <>
      <PageTitle title={t("title")}>{t("lead")}</PageTitle>
      {approvals.length > 0 && (
        <ClientMessages names={["approvals", "settings", "gateways", "gateway-settings.fields"]}>
          <ApprovalList rows={approvals} actorId={actor.userId} readerNew={readerNew} />
        </ClientMessages>
      )}
      <Tabs
        label={t("kinds")}
        tabs={attentionKind.options.map((one) => ({
          href: at({ kind: one }),
          label: t("tab", { name: t(`kind.${one}`), count: page.counts[one] }),
          current: one === kind,
        }))}
      />
      {page.rows.length > 0 ? (
        <ClientMessages names={["admin-orders", "order-pages", "orders"]}>
          <AttentionList rows={page.rows} mayMove={actor.role !== "support"} ones={ones} />
        </ClientMessages>
      ) : (
        <StaffEmpty list="attention" />
      )}
      <Pagination
        nextHref={page.next ? at({ kind, after: page.next }) : undefined}
        previousHref={asked.after ? at({ kind }) : undefined}
      />
    </>
  );
}

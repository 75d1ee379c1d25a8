import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { CallRows } from "@/components/admin/call-rows";
import { StaffSearchForm } from "@/components/admin/search-form";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { requireStaff } from "@/lib/auth/current-actor";
import { listUpstreamCallsContract } from "@/lib/reports/contract";
import { listUpstreamCalls } from "@/lib/reports/list-upstream-calls";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ q?: string; outcome?: string; after?: string }>;
}

const OUTCOMES = ["ok", "rejected", "ours", "unreached", "unknown"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "reports.calls" });
  return { title: t("title") };
}

const address = (query: Record<string, string | undefined>) => {
  const set = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return set.length > 0 ? `/admin/calls?${new URLSearchParams(set)}` : "/admin/calls";
};

export default async function CallsPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const query = await readSearch(searchParams);
  const outcome = OUTCOMES.find((value) => value === query.outcome);
  const q = query.q?.trim().slice(0, 80) || undefined;
  const input = listUpstreamCallsContract.input.parse({ endpoint: q, outcome, after: query.after, take: 50 });
  const [t, page] = await Promise.all([getTranslations("reports"), listUpstreamCalls(actor, input)]);
  const tabs = [undefined, ...OUTCOMES].map((value) => ({
    href: address({ q, outcome: value }),
    label: value ? t(`outcome.${value}`) : t("calls.all"),
    current: value === outcome,
  }));
  return (
    <>
      <PageTitle title={t("calls.title")}>
        <p className="text-ink-2">{t("calls.lead")}</p>
      </PageTitle>
      <Tabs label={t("calls.filters")} tabs={tabs} />
      <StaffSearchForm
        label={t("calls.search")}
        go={t("calls.go")}
        clear={t("calls.clear")}
        value={q ?? ""}
        keep={{ outcome }}
        path="/admin/calls"
      />
      {page.rows.length > 0 ? (
        <CallRows rows={page.rows} />
      ) : (
        <StaffEmpty list="calls" noMatch={q || outcome ? t("calls.empty") : undefined} />
      )}
      <Pagination
        nextHref={page.next ? address({ q, outcome, after: page.next }) : undefined}
        previousHref={query.after ? address({ q, outcome }) : undefined}
      />
    </>
  );
}

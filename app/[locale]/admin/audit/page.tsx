import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { StaffSearchForm } from "@/components/admin/search-form";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { AuditRows } from "@/components/people/audit-rows";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { listEventsContract } from "@/lib/audit/contract";
import { listEvents } from "@/lib/audit/list-events";
import { requireStaff } from "@/lib/auth/current-actor";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ q?: string; after?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "people.audit" });
  return { title: t("title") };
}

export default async function AuditPage({ searchParams }: Props) {
  const actor = await requireStaff(["finance", "admin"]);
  const query = await readSearch(searchParams);
  const q = query.q?.trim().slice(0, 100) || undefined;
  const input = listEventsContract.input.parse({ action: q, after: query.after?.slice(0, 200), take: 50 });
  const [t, page] = await Promise.all([getTranslations("people"), listEvents(actor, input)]);
  const address = (after?: string) => {
    const set = Object.entries({ q, after }).filter((entry): entry is [string, string] => Boolean(entry[1]));
    return set.length > 0 ? `/admin/audit?${new URLSearchParams(set)}` : "/admin/audit";
  };
  return (
    <>
      <PageTitle title={t("audit.title")}>
        <p className="text-ink-2">{t("audit.lead")}</p>
      </PageTitle>
      <StaffSearchForm label={t("audit.search")} go={t("go")} clear={t("clear")} value={q ?? ""} path="/admin/audit" />
      {page.rows.length > 0 ? (
        <AuditRows rows={page.rows} />
      ) : (
        <StaffEmpty list="audit" noMatch={q ? t("audit.empty") : undefined} />
      )}
      <Pagination
        nextHref={page.next ? address(page.next) : undefined}
        previousHref={query.after ? address() : undefined}
      />
    </>
  );
}

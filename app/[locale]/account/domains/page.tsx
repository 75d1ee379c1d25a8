import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { DomainRows } from "@/components/services/domain/domain-rows";
import { NameFilter } from "@/components/services/name-filter";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { requireCustomer } from "@/lib/auth/current-actor";
import { listServices } from "@/lib/services/list-services";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ q?: string; after?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "domains" });
  return { title: t("list.title") };
}

export default async function DomainsPage({ searchParams }: Props) {
  const actor = await requireCustomer();
  const { q, after } = await readSearch(searchParams);
  const [t, page] = await Promise.all([
    getTranslations("domains"),
    listServices(actor, { line: "domain", q: q?.slice(0, 100), after, take: 30 }),
  ]);
  const filtered = Boolean(q);
  const next = page.next
    ? `/account/domains?${new URLSearchParams({ ...(q ? { q } : {}), after: page.next })}`
    : undefined;
  return (
    <main id="main" className="page">
      <PageTitle title={t("list.title")} actions={<ButtonLink href="/search">{t("list.search")}</ButtonLink>} />
      {page.rows.length > 0 || filtered ? <NameFilter value={q ?? ""} label={t("list.filter")} /> : null}
      {page.rows.length > 0 ? (
        <DomainRows rows={page.rows} />
      ) : (
        <EmptyState
          text={filtered ? t("list.noMatch", { q: q ?? "" }) : t("list.empty")}
          action={
            filtered ? undefined : (
              <ButtonLink href="/" kind="go">
                {t("list.searchFirst")}
              </ButtonLink>
            )
          }
        />
      )}
      <Pagination nextHref={next} previousHref={after ? "/account/domains" : undefined} />
    </main>
  );
}

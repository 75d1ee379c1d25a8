import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { readList, searchText } from "@/app/read-list";
import { shiftedMonth } from "@/components/admin/books/asked-month";
import { PaperRows } from "@/components/papers/paper-rows";
import { monthText } from "@/components/text/month";
import { buttonClass } from "@/components/ui/button/button";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { CsvLink } from "@/components/ui/table/csv-link";
import { FilterBar } from "@/components/ui/table/filter-bar";
import { ListPages } from "@/components/ui/table/list-pages";
import { NoRows } from "@/components/ui/table/no-rows";
import { Tabs } from "@/components/ui/tabs";
import { requireStaff } from "@/lib/auth/current-actor";
import { shanghaiDay } from "@/lib/core/time";
import { paperKind, paperMonth, paperSort } from "@/lib/papers/contract";
import { listAllPapers } from "@/lib/papers/staff/list-all-papers";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<object>;
}

/** Two years, the current month first. */
const MONTHS = 24;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "papers" });
  return { title: t("title") };
}

export default async function AdminPapersPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const { filters, sort, after, list } = await readList(searchParams, {
    path: "/admin/papers",
    filters: { q: searchText, kind: paperKind, month: paperMonth },
    tabs: ["kind"],
    sort: paperSort,
    firstSort: "-issued",
  });
  const locale = await getLocale();
  const [t, page] = await Promise.all([
    getTranslations("papers"),
    listAllPapers(actor, { ...filters, sort, after, take: 50 }),
  ]);
  const current = shanghaiDay(new Date()).slice(0, 7);
  const month = filters.month ?? current;
  const months = Array.from({ length: MONTHS }, (_, at) => shiftedMonth(current, -at));
  const tabs = [undefined, ...paperKind.options].map((value) => ({
    href: list.with({ kind: value }),
    label: value ? t(`kind.${value}`) : t("staff.all"),
    current: value === filters.kind,
  }));
  return (
    <>
      <PageTitle
        title={t("title")}
        actions={
          actor.role !== "support" && (
            <>
              <CsvLink href={list.at("/api/v1/admin/papers/csv")} />
              <a className={buttonClass({ small: true })} href={`/api/v1/admin/papers/months/${month}/zip`} download>
                {t("staff.zip", { month: monthText(month, locale) })}
              </a>
            </>
          )
        }
      >
        {t("staff.lead")}
      </PageTitle>
      <Tabs label={t("staff.filters")} tabs={tabs} />
      <FilterBar
        list={list}
        fields={[
          { kind: "text", name: "q", label: t("staff.search") },
          {
            kind: "choice",
            name: "month",
            label: t("staff.month"),
            none: t("staff.everyMonth"),
            choices: months.map((value) => ({ value, label: monthText(value, locale) })),
          },
        ]}
      />
      {page.rows.length > 0 ? (
        <PaperRows rows={page.rows} list={list} staff />
      ) : (
        <NoRows list={list} noMatch={t("staff.empty")}>
          <EmptyState text={t("staff.none")} action={<ButtonLink href="/admin/orders">{t("toOrders")}</ButtonLink>} />
        </NoRows>
      )}
      <ListPages list={list} next={page.next} />
    </>
  );
}

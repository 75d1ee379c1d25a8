import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { readList, searchText } from "@/app/read-list";
import { readTableView } from "@/app/read-table-view";
import { ExpiryWeeks } from "@/components/admin/services/expiry-weeks";
import { AdminServiceRows } from "@/components/admin/services/service-rows";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { ButtonLink } from "@/components/ui/button/button-link";
import { PageTitle } from "@/components/ui/page-title";
import { CsvLink } from "@/components/ui/table/csv-link";
import { FilterBar } from "@/components/ui/table/filter-bar";
import { ListPages } from "@/components/ui/table/list-pages";
import { NoRows } from "@/components/ui/table/no-rows";
import { requireStaff } from "@/lib/auth/current-actor";
import { lineIds } from "@/lib/product-lines/pages";
import { adminServiceSort, serviceStates, withinDays } from "@/lib/services/admin-contract";
import { countExpiries } from "@/lib/services/count-expiries";
import { listAllServices } from "@/lib/services/list-all-services";
import { unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<object>;
}

const DAYS = [7, 30, 60, 90] as const;
const PATH = "/admin/services";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "admin-services.list" });
  return { title: t("title") };
}

/** Services of all customers and product lines. */
export default async function AdminServicesPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const { filters, sort, after, list } = await readList(searchParams, {
    path: PATH,
    filters: { q: searchText, productLine: z.enum(lineIds), state: serviceStates, within: withinDays },
    sort: adminServiceSort,
    firstSort: "expires",
  });
  // Above the whole list; above a part of it the figures would not be the list's.
  const whole = !list.isFiltered && after === undefined;
  const [t, all, weeks, page, view] = await Promise.all([
    getTranslations("admin-services.list"),
    getTranslations().then(unchecked),
    whole ? countExpiries(actor) : [],
    listAllServices(actor, { ...filters, sort, after, take: 50 }),
    readTableView("services"),
  ]);
  return (
    <>
      <PageTitle
        title={t("title")}
        actions={
          <>
            <ButtonLink small href={`${PATH}/batches`}>
              {all("staffBatches.open")}
            </ButtonLink>
            {actor.role !== "support" && (
              <>
                <CsvLink href={list.at("/api/v1/admin/services/csv")} />
                <ButtonLink small href={`${PATH}/import`}>
                  {t("import")}
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      <FilterBar
        list={list}
        fields={[
          { kind: "text", name: "q", label: t("search") },
          {
            kind: "choice",
            name: "productLine",
            label: t("product"),
            none: t("allProducts"),
            choices: lineIds.map((productLine) => ({ value: productLine, label: all(`${productLine}Line.name`) })),
          },
          {
            kind: "choice",
            name: "state",
            label: t("state"),
            none: t("notEnded"),
            choices: serviceStates.options.map((state) => ({
              value: state,
              label: all(`admin-services.states.${state}`),
            })),
          },
          {
            kind: "choice",
            name: "within",
            label: t("expires"),
            none: t("anyExpiry"),
            choices: DAYS.map((days) => ({ value: `${days}`, label: t("within", { days }) })),
          },
        ]}
      />
      <ExpiryWeeks weeks={weeks} />
      {page.rows.length > 0 ? (
        <AdminServiceRows rows={page.rows} list={list} view={view} />
      ) : (
        <NoRows list={list} noMatch={t("empty")}>
          <StaffEmpty list="services" />
        </NoRows>
      )}
      <ListPages list={list} next={page.next} />
    </>
  );
}

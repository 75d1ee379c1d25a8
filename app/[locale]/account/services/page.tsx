import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { readList, searchText } from "@/app/read-list";
import { readSearch } from "@/app/read-search";
import { ServiceList } from "@/components/services/list/service-list";
import { ownWordsFirst } from "@/components/services/own-words";
import { NavPlace } from "@/components/shell/nav-place";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { CsvLink } from "@/components/ui/table/csv-link";
import { FilterBar, type FilterField } from "@/components/ui/table/filter-bar";
import { ListPages } from "@/components/ui/table/list-pages";
import { NoRows } from "@/components/ui/table/no-rows";
import { requireCustomer } from "@/lib/auth/current-actor";
import { lineIds, pagesOf } from "@/lib/product-lines/pages";
import { serviceSort } from "@/lib/services/contract";
import { listServices } from "@/lib/services/list-services";
import { unchecked } from "@/messages/unchecked";
import { getUncheckedTranslations } from "@/messages/unchecked-server";
import { ownListOf, STATES } from "./own-list";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ productLine?: string; state?: string }>;
}

/** The list that the address asks for; `own` is the product line if this is the list of one line, which is filtered by name alone. */
async function readChoice(searchParams: Props["searchParams"]) {
  const own = ownListOf(await readSearch(searchParams));
  const asked = await readList(searchParams, {
    path: "/account/services",
    filters: { q: searchText, productLine: z.enum(lineIds), state: z.enum(STATES) },
    tabs: own ? ["productLine"] : [],
    sort: serviceSort,
    firstSort: "expires",
  });
  return { ...asked, own };
}

/** The translator of the list; in the list of one product line, its own sentences come before the shared ones. */
async function sentences(own: string | undefined) {
  const shared = await getUncheckedTranslations("services");
  return own ? ownWordsFirst(await getUncheckedTranslations(`${own}Line`), shared) : shared;
}

async function fieldsOf(t: Awaited<ReturnType<typeof sentences>>, own: string | undefined): Promise<FilterField[]> {
  const name: FilterField = { kind: "text", name: "q", label: t("list.filter") };
  if (own) return [name];
  const all = unchecked(await getTranslations());
  const lines = lineIds.map((id) => ({ value: id, label: all(`${id}Line.name`) }));
  const states = STATES.map((value) => ({ value, label: t(`list.states.${value}`) }));
  return [
    name,
    { kind: "choice", name: "productLine", label: t("list.product"), none: t("list.allProducts"), choices: lines },
    { kind: "choice", name: "state", label: t("list.state"), none: t("list.allStates"), choices: states },
  ];
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { own } = await readChoice(searchParams);
  return { title: (await sentences(own))("list.title") };
}

/** The pages about several services of the product line at once. */
async function ListLinks({ line }: { line: string }) {
  const t = await getUncheckedTranslations(`${line}Line.links`);
  return (pagesOf(line).listLinks ?? []).map(({ id, path }) => (
    <ButtonLink key={id} kind="flat" href={path}>
      {t(id)}
    </ButtonLink>
  ));
}

/** All services of the customer, or those of one product line; the one that expires first comes first. */
export default async function ServicesPage({ searchParams }: Props) {
  const actor = await requireCustomer();
  const { filters, sort, after, list, own } = await readChoice(searchParams);
  const [t, page] = await Promise.all([sentences(own), listServices(actor, { ...filters, sort, after, take: 30 })]);
  const shop = own ? pagesOf(own).shopPath : "/products";
  const isEmpty = page.rows.length === 0 && !list.isFiltered;
  return (
    <main id="main" className="page-width">
      {own && <NavPlace segment={pagesOf(own).navPlace} />}
      <PageTitle
        title={t("list.title")}
        actions={
          <>
            {!own && (
              <ButtonLink kind="flat" icon="calendar" href="/account/calendar">
                {t("list.calendar")}
              </ButtonLink>
            )}
            {page.rows.length > 0 && own && <ListLinks line={own} />}
            {page.rows.length > 0 && <CsvLink href={list.at("/api/v1/services/csv")} />}
            {/* An empty list offers this below, as its only button. */}
            {!isEmpty && <ButtonLink href={shop}>{t("list.buy")}</ButtonLink>}
          </>
        }
      />
      {!isEmpty && <FilterBar list={list} fields={await fieldsOf(t, own)} />}
      {page.rows.length > 0 ? (
        <ServiceList rows={page.rows} productLine={own} list={list} />
      ) : (
        <NoRows list={list} noMatch={t("list.noMatch", { q: filters.q ?? "" })}>
          <EmptyState
            text={t("list.empty")}
            action={
              <ButtonLink href={shop} kind="go">
                {t("list.buyFirst")}
              </ButtonLink>
            }
          />
        </NoRows>
      )}
      <ListPages list={list} next={page.next} />
    </main>
  );
}
